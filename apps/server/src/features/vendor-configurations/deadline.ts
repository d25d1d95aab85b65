import type { Clock } from '@pocketsoc/connectors'

interface Deadline {
  /** Aborts once the time is over. */
  signal: AbortSignal
  /** Lets go of the clock. */
  clear(): void
}

/** Begins to count, on the environment's clock. */
export function startDeadline(clock: Clock, milliseconds: number): Deadline {
  const over = new AbortController()
  const cleared = new AbortController()
  clock.sleep(milliseconds, cleared.signal).then(
    () => over.abort(new Error('the deadline has passed')),
    () => undefined,
  )
  return { signal: over.signal, clear: () => cleared.abort(new Error('the deadline is not needed any more')) }
}
