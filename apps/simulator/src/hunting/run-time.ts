const minute = 60_000
const quarter = 15 * minute
const hour = 60 * minute
const day = 24 * hour

/** Seconds of run time within an hour and within a day, as Defender documents them; Graph tells no figure of its cycle's. */
const allowance = { hour: 600, day: 10_800, cycle: 600 }

/** The run time that a tenant's queries have taken, whoever asked and over whichever service. */
export class RunTime {
  #spent: { at: number; seconds: number }[] = []

  /** @param now Milliseconds since the epoch. */
  spend(seconds: number, now: number): void {
    this.#spent = this.#spent.filter(({ at }) => at > now - day)
    this.#spent.push({ at: now, seconds })
  }

  /** Whole seconds until Defender's own endpoint runs a query again; 0 if it does now. */
  waitAtDefender(now: number): number {
    return Math.max(this.#waitFor(hour, allowance.hour, now), this.#waitFor(day, allowance.day, now))
  }

  /** The same for Graph, whose allotment is renewed every quarter of an hour. */
  waitAtGraph(now: number): number {
    const begun = now - (now % quarter)
    return this.#sumAfter(begun - 1, now) < allowance.cycle ? 0 : Math.ceil((begun + quarter - now) / 1000)
  }

  clear(): void {
    this.#spent = []
  }

  #waitFor(window: number, most: number, now: number): number {
    let sum = this.#sumAfter(now - window, now)
    for (const { at, seconds } of this.#spent) {
      if (sum < most) return 0
      if (at <= now - window || at > now) continue
      sum -= seconds
      if (sum < most) return Math.ceil((at + window - now) / 1000)
    }
    return 0
  }

  /** A clock moved back leaves queries in the future; they do not count. */
  #sumAfter(start: number, now: number): number {
    return this.#spent.reduce((sum, { at, seconds }) => (at > start && at <= now ? sum + seconds : sum), 0)
  }
}
