import { setImmediate } from 'node:timers/promises'

const longestMilliseconds = 12

/** Lets everything else have its turn during long work. */
export class Breather {
  #since = performance.now()

  /** Cheap where little time has gone by since the last breath. */
  async breathe(): Promise<void> {
    if (performance.now() - this.#since < longestMilliseconds) return
    await setImmediate()
    this.#since = performance.now()
  }
}
