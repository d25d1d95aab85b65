/** The simulated world's time: runs with the real clock, from wherever it was put. */
export class SimulatorClock {
  #offset = 0
  readonly #moved: (() => void)[] = []

  /** Milliseconds since the epoch. */
  now(): number {
    return Date.now() + this.#offset
  }

  advance(seconds: number): void {
    this.#offset += seconds * 1000
    this.#announce()
  }

  /** Continues from `instant`, backwards too. */
  set(instant: Date): void {
    this.#offset = instant.getTime() - Date.now()
    this.#announce()
  }

  reset(): void {
    this.#offset = 0
    this.#announce()
  }

  /** Calls back after every jump. */
  onMoved(listener: () => void): void {
    this.#moved.push(listener)
  }

  #announce(): void {
    for (const listener of this.#moved) listener()
  }
}
