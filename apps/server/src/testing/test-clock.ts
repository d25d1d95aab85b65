import type { Clock } from '@pocketsoc/connectors'

/** A clock that stands still until a test moves it. */
export interface TestClock extends Clock {
  /** Moves time on and wakes whoever slept until then, in order. */
  advance(milliseconds: number): Promise<void>
}

export function createTestClock(start: string): TestClock {
  let now = Date.parse(start)
  let sleepers: { until: number; wake: () => void }[] = []

  return {
    now: () => now,
    sleep(milliseconds, signal) {
      signal?.throwIfAborted()
      return new Promise((resolve, reject) => {
        sleepers.push({ until: now + milliseconds, wake: resolve })
        signal?.addEventListener('abort', () => reject(signal.reason), { once: true })
      })
    },
    async advance(milliseconds) {
      now += milliseconds
      const due = sleepers.filter(({ until }) => until <= now).sort((a, b) => a.until - b.until)
      sleepers = sleepers.filter(({ until }) => until > now)
      for (const { wake } of due) {
        wake()
        await new Promise(setImmediate)
      }
    },
  }
}
