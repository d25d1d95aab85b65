import type { Profile } from '@pocketsoc/contract'
import { describe, expect, test } from 'vitest'
import { emptyReason, readingSentence } from './empty-reason.ts'
import { noFilter } from './filter.ts'

type ProfileState = Parameters<typeof emptyReason>[0]

const profile = (state: Profile['state'], detectionCount = 0) => ({
  id: '0a8f3c52-6f0e-4b3f-9a83-1f7a5a6c2f10',
  displayName: 'Fabrikam Defender',
  state,
  detectionCount,
  backfillFraction: null,
})
const narrowed = { ...noFilter, q: 'lsass' }

describe('emptyReason', () => {
  test.each([
    ['unknown profiles', undefined, noFilter, 'none'],
    ['no profile', [], noFilter, 'no-profiles'],
    ['no profile, even with a filter', [], narrowed, 'no-profiles'],
    ['a profile that connects', [profile('connecting')], noFilter, 'reading'],
    ['a profile that reads its first days', [profile('connected'), profile('backfilling')], noFilter, 'reading'],
    ['all profiles failing', [profile('failing'), profile('failing')], noFilter, 'failing'],
    ['one of two failing', [profile('failing'), profile('connected')], noFilter, 'none'],
    ['a filter over known detections', [profile('backfilling', 12)], narrowed, 'no-match'],
    ['a filter over a quiet profile', [profile('connected')], narrowed, 'no-match'],
    ['a filter while nothing has been read', [profile('connecting')], narrowed, 'reading'],
    ['a quiet profile', [profile('connected')], noFilter, 'none'],
  ] as [string, ProfileState, typeof noFilter, string][])('%s', (_, profiles, filter, kind) => {
    expect(emptyReason(profiles, filter).kind).toBe(kind)
  })
})

test('a profile tells how far its reading is, once anybody knows', () => {
  const reading = { ...profile('backfilling'), backfillFraction: 0.618 }
  expect(readingSentence(reading)).toBe('Reading the last 30 days of Fabrikam Defender · 62 %')
  expect(readingSentence(profile('connecting'))).toBe('Connecting to Fabrikam Defender…')
})
