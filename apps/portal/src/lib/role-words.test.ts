import { roles } from '@pocketsoc/contract'
import { expect, test } from 'vitest'
import { roleLabel, roleWords } from './role-words.ts'

test('each role has its words, and one of a newer server shows its own name', () => {
  expect(roles.map(roleLabel)).toEqual(['Owner', 'Admin', 'Responder', 'Analyst', 'Viewer'])
  expect(new Set(roles.map((role) => roleWords[role].may)).size).toBe(roles.length)
  expect(roleLabel('auditor')).toBe('auditor')
})
