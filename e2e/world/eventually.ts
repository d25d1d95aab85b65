import { setTimeout as pause } from 'node:timers/promises'

/**
 * Reads again and again until the answer is neither undefined, null nor false, and returns it. Throws after `seconds`,
 * naming what was waited for, with the last error of `read` as cause.
 */
export async function eventually<T>(
  what: string,
  read: () => T | Promise<T>,
  seconds = 30,
): Promise<Exclude<T, undefined | null | false>> {
  const deadline = performance.now() + seconds * 1000
  let cause: unknown
  for (;;) {
    try {
      const answer = await read()
      if (answer !== undefined && answer !== null && answer !== false) return answer as Exclude<T, undefined | null | false>
      cause = undefined
    } catch (error) {
      cause = error
    }
    if (performance.now() > deadline) throw new Error(`Waited ${seconds} s in vain: ${what}`, { cause })
    await pause(50)
  }
}
