import type { Log } from '../log.ts'

export interface Repetition {
  milliseconds: number
  /** Names the work in the log when it fails. */
  what: string
  log: Log
}

/** Runs `work` every so many milliseconds, never twice at once, until the answered function is called. */
export function repeatEvery({ milliseconds, what, log }: Repetition, work: () => Promise<unknown>): () => void {
  let busy = false
  const timer = setInterval(() => {
    if (busy) return
    busy = true
    work()
      .catch((error: unknown) => log.error({ error }, `${what} failed; tried again soon`))
      .finally(() => {
        busy = false
      })
  }, milliseconds)
  return () => clearInterval(timer)
}
