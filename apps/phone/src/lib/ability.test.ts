import { expect, test } from 'vitest'
import { abilityOf } from './ability.ts'

const missing = {
  name: 'machines.isolate',
  available: false,
  reason: 'Machine.Isolate is not granted to the app registration.',
  remedy: 'Add Machine.Isolate and grant admin consent.',
  note: null,
} as const
const triage = { name: 'triage', available: true, reason: null, remedy: null, note: null } as const
const profiles = [{ id: 'p1', displayName: 'Fabrikam Defender', capabilities: [missing, triage] }]

test('a granted permission makes it possible', () => {
  expect(abilityOf(profiles, 'p1', 'triage')).toEqual({ can: true })
})

test('a missing permission is told with its remedy, word for word', () => {
  expect(abilityOf(profiles, 'p1', 'machines.isolate')).toEqual({
    can: false,
    reason: missing.reason,
    remedy: missing.remedy,
  })
})

test('a profile whose permissions are not known yet says so', () => {
  expect(abilityOf(profiles, 'p1', 'hunting')).toMatchObject({ can: false, remedy: 'Try again in a minute.' })
})

test('a profile taken away makes it impossible, unknown profiles do not', () => {
  expect(abilityOf(profiles, 'p2', 'triage').can).toBe(false)
  expect(abilityOf(undefined, 'p1', 'triage').can).toBe(true)
})
