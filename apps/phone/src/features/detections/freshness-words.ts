import type { FailureWords } from '../../lib/failure.ts'
import type { LiveState } from '../../lib/live.tsx'
import { ageInWords, asOf } from '../../lib/time-words.ts'

export interface Reading {
  /** When it was read last, in milliseconds since the epoch. */
  readAt: number
  /** Why reading it again failed, if it did. */
  failure: Pick<FailureWords, 'offline'> | null
  live: LiveState
}

export type Freshness = { at: 'live' | 'read'; words: string } | { at: 'stale'; words: string; offline: boolean }

/** How old what is on screen is, honestly. `now` is milliseconds since the epoch. */
export function freshnessOf({ readAt, failure, live }: Reading, now: number): Freshness {
  if (failure?.offline) return { at: 'stale', words: `Offline · as of ${asOf(readAt, now)}`, offline: true }
  if (failure) return { at: 'stale', words: `Could not update · as of ${asOf(readAt, now)}`, offline: false }
  // The stream broke before any reading had the chance to fail.
  if (live === 'lost') return { at: 'stale', words: `Reconnecting · as of ${asOf(readAt, now)}`, offline: true }
  const updated = ageInWords(new Date(readAt).toISOString(), now)
  return live === 'open' ? { at: 'live', words: `Live · updated ${updated}` } : { at: 'read', words: `Updated ${updated}` }
}
