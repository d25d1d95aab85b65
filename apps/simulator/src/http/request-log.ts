import type { VendorApi } from './vendor-paths.ts'

export interface LoggedRequest {
  /** ISO 8601, by the simulated clock. */
  time: string
  api: VendorApi
  method: string
  path: string
  query: Record<string, string>
  /** Null where the connection was dropped without an answer. */
  status: number | null
  tenantId: string | null
  clientId: string | null
  /** Ids of the faults that altered the answer. */
  faults: string[]
}

const kept = 5000

/** What the vendor services were asked, oldest first. Holds no header and no body, so no secret either. */
export class RequestLog {
  #entries: LoggedRequest[] = []

  add(entry: LoggedRequest): void {
    this.#entries.push(entry)
    if (this.#entries.length > kept) this.#entries = this.#entries.slice(-kept / 2)
  }

  all(): readonly LoggedRequest[] {
    return this.#entries
  }

  clear(): void {
    this.#entries = []
  }
}
