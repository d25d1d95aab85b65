import type { SimulatorClock } from './clock.ts'

interface Entry {
  due: number
  run(due: number): void
}

/** More than this at once means that the clock jumped far: the rest is dropped, not played. */
const mostAtOnce = 500

/** Things to do at instants of the simulated clock, so that moving the clock makes them happen. */
export class Agenda {
  readonly #clock: SimulatorClock
  #entries: Entry[] = []
  #timer: NodeJS.Timeout | null = null

  constructor(clock: SimulatorClock) {
    this.#clock = clock
    clock.onMoved(() => this.runDue())
  }

  start(): void {
    this.#timer = setInterval(() => this.runDue(), 250)
    this.#timer.unref()
  }

  stop(): void {
    if (this.#timer !== null) clearInterval(this.#timer)
    this.#timer = null
  }

  /** @param due Milliseconds since the epoch; `run` is told it, since it may run later. */
  at(due: number, run: (due: number) => void): void {
    this.#entries.push({ due, run })
  }

  clear(): void {
    this.#entries = []
  }

  /** Runs what is due in order of time, entries added meanwhile included. */
  runDue(): void {
    const now = this.#clock.now()
    for (let count = 0; ; count++) {
      const next = this.#entries.reduce<Entry | null>(
        (first, entry) => (first === null || entry.due < first.due ? entry : first),
        null,
      )
      if (next === null || next.due > now) return
      this.#entries.splice(this.#entries.indexOf(next), 1)
      // Past the limit everything left runs as of now: once each, without catching up on its past.
      next.run(count < mostAtOnce ? next.due : now)
    }
  }
}
