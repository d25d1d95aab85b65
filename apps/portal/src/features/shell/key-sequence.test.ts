import { expect, test } from 'vitest'
import { noKeys, pressKey } from './key-sequence.ts'

const keys = { v: '/settings/vendor-configurations' }
const type = (...pressed: string[]) => pressed.reduce((sequence, key) => pressKey(sequence, key, keys), noKeys)

test('g and a letter go to its page; an unknown letter forgets the g', () => {
  expect(type('g', 'v').command).toEqual({ go: '/settings/vendor-configurations' })
  expect(type('g', 'x')).toEqual(noKeys)
  expect(type('g', 'x', 'v')).toEqual(noKeys)
})

test('a letter alone does nothing, n adds, ? lists', () => {
  expect(type('v')).toEqual(noKeys)
  expect(type('n').command).toBe('add')
  expect(type('?').command).toBe('help')
})
