import { capabilityNames } from '@pocketsoc/contract'
import { expect, test } from 'vitest'
import { capabilityWords } from './capability-words.ts'

test('every capability has words, and tells from which role on a member may use it', () => {
  for (const name of capabilityNames) expect(capabilityWords(name)).not.toMatchObject({ title: name })
  expect(capabilityWords('triage').who).toBe('Analysts and up')
  expect(capabilityWords('machines.isolate').who).toBe('Responders and up')
  expect(capabilityWords('machines.read').who).toBe('Everyone')
})

test('a capability of a newer server is shown by its name', () => {
  expect(capabilityWords('sandbox')).toEqual({ title: 'sandbox', text: '', who: '' })
})
