export interface AskedQuery {
  /** ISO 8601, by the simulated clock. */
  time: string
  backend: 'defender' | 'graph'
  tenantId: string
  clientId: string
  query: string
  /** `answered`, or why not. */
  outcome: 'answered' | 'query' | 'too-large' | 'time-out' | 'run-time'
  /** Rows of the answer; 0 without one. */
  rows: number
  /** Of run time, as the tenant's allowance counts it. */
  seconds: number
}

const kept = 1000

/** The hunting queries that got as far as being read, oldest first. */
export class QueryLog {
  #entries: AskedQuery[] = []

  add(entry: AskedQuery): void {
    this.#entries.push(entry)
    if (this.#entries.length > kept) this.#entries = this.#entries.slice(-kept / 2)
  }

  all(): readonly AskedQuery[] {
    return this.#entries
  }

  clear(): void {
    this.#entries = []
  }
}
