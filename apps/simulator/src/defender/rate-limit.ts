export interface Limits {
  /** Calls in any sixty seconds; null for no limit. */
  minute: number | null
  /** Calls in any sixty minutes; null for no limit. */
  hour: number | null
}

/** Calls with an allowance of their own, and all the others; as Defender documents them. */
export const documentedLimits = {
  calls: { minute: 100, hour: 1500 },
  batchUpdate: { minute: 10, hour: 500 },
  hunting: { minute: 45, hour: 1500 },
} as const satisfies Record<string, Limits>

export type Allowance = keyof typeof documentedLimits

/** Counts calls per caller in sliding windows. A refused call does not count. */
export class RateLimiter {
  limits: Limits
  readonly #documented: Limits
  readonly #calls = new Map<string, number[]>()

  constructor(documented: Limits = documentedLimits.calls) {
    this.#documented = documented
    this.limits = { ...documented }
  }

  /**
   * Takes one call of a caller's allowance.
   * @param now Milliseconds since the epoch.
   * @returns Whole seconds to wait before the next try, or null if the call may go on.
   */
  take(caller: string, now: number): number | null {
    // A clock moved back leaves calls in the future; they no longer count.
    const calls = (this.#calls.get(caller) ?? []).filter((at) => at > now - 3_600_000 && at <= now)
    this.#calls.set(caller, calls)
    const waits = [
      waitFor(calls, { now, window: 60_000, limit: this.limits.minute }),
      waitFor(calls, { now, window: 3_600_000, limit: this.limits.hour }),
    ]
    const wait = Math.max(...waits)
    if (wait > 0) return Math.ceil(wait / 1000)
    calls.push(now)
    return null
  }

  /** Documented limits, nothing spent. */
  reset(): void {
    this.limits = { ...this.#documented }
    this.#calls.clear()
  }
}

/** Milliseconds until the window has room again; 0 when it has. */
function waitFor(
  calls: readonly number[],
  { now, window, limit }: { now: number; window: number; limit: number | null },
): number {
  if (limit === null) return 0
  const inWindow = calls.filter((at) => at > now - window)
  if (inWindow.length < limit) return 0
  // Room comes when so many of the oldest have left that one more fits.
  const leaving = inWindow[inWindow.length - limit]
  return leaving === undefined ? window : leaving + window - now
}
