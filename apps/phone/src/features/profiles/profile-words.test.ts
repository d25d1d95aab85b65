import { expect, test } from 'vitest'
import { type ProfileFigures, profileNote, stateWord } from './profile-words.ts'

const now = Date.parse('2026-03-04T12:00:00.000Z')
const profile: ProfileFigures & Parameters<typeof stateWord>[0] = {
  state: 'connected',
  lastSucceededAt: '2026-03-04T11:59:40.000Z',
  lastDetectionAt: '2026-03-04T11:56:00.000Z',
  detectionCount: 1204,
  backfillFraction: null,
}

test('a connected profile tells its count, its last detection and when it was read', () => {
  expect(stateWord(profile)).toBe('Connected')
  expect(profileNote(profile, now)).toBe('1,204 detections · last one 4 minutes ago · read just now')
})

test('a profile that was never read says so', () => {
  const fresh = { ...profile, detectionCount: 0, lastDetectionAt: null, lastSucceededAt: null }
  expect(profileNote(fresh, now)).toBe('0 detections · not read yet')
})

test('backfilling shows how far it is, and an unknown state is shown as it came', () => {
  expect(stateWord({ ...profile, state: 'backfilling', backfillFraction: 0.624 })).toBe('Reading the last 30 days · 62 %')
  expect(stateWord({ ...profile, state: 'paused' })).toBe('paused')
})
