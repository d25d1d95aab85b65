import type { Clock } from '../connector.ts'

/** A clock that tests move: sleeping passes at once and is written down. */
export interface TestClock extends Clock {
  /** Milliseconds of every sleep so far. */
  sleeps: number[]
  advance(milliseconds: number): void
}

export function createTestClock(start = '2026-03-04T09:00:00Z'): TestClock {
  let now = Date.parse(start)
  const sleeps: number[] = []
  return {
    sleeps,
    now: () => now,
    advance(milliseconds) {
      now += milliseconds
    },
    async sleep(milliseconds, signal) {
      signal?.throwIfAborted()
      sleeps.push(milliseconds)
      now += milliseconds
    },
  }
}
