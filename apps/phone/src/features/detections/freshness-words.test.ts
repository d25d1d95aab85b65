import { expect, test } from 'vitest'
import { freshnessOf } from './freshness-words.ts'

const now = new Date(2026, 2, 4, 12, 0).getTime()
const readAt = now - 2 * 60_000

test('a feed that follows the server says so', () => {
  expect(freshnessOf({ readAt, failure: null, live: 'open' }, now)).toEqual({ at: 'live', words: 'Live · updated 2 minutes ago' })
})

test('without a stream it only claims when it was read', () => {
  expect(freshnessOf({ readAt, failure: null, live: 'connecting' }, now)).toEqual({ at: 'read', words: 'Updated 2 minutes ago' })
})

test('without a connection it gives the time of the last reading, and the day once that was not today', () => {
  const failure = { offline: true }
  expect(freshnessOf({ readAt, failure, live: 'lost' }, now).words).toBe('Offline · as of 11:58')
  expect(freshnessOf({ readAt: now - 24 * 3_600_000, failure, live: 'lost' }, now).words).toBe('Offline · as of 3 Mar, 12:00')
})

test('a lost stream or a refusal is never shown as fresh', () => {
  expect(freshnessOf({ readAt, failure: null, live: 'lost' }, now).words).toBe('Reconnecting · as of 11:58')
  expect(freshnessOf({ readAt, failure: { offline: false }, live: 'open' }, now).words).toBe('Could not update · as of 11:58')
})
