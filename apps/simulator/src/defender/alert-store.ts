import type { AlertPayload } from '@pocketsoc/connectors/fixtures'
import { instantKey } from '../instant-key.ts'

/** One alert of a tenant. The payload is made on demand, so that a hundred thousand of them fit in memory. */
export interface AlertRecord {
  id: string
  /** Instant keys; the store is sorted by the first. */
  createdKey: string
  updatedKey: string
  /** Fields that can be told without making the payload. */
  known?: Readonly<Record<string, unknown>>
  /** What the API answers: usually an AlertPayload, any JSON for an alert raised from a raw payload. */
  load(): unknown
  /** The exact text to answer with, where it was given as text. */
  text?: string
}

/** The record of an alert held in memory; times that are no instants sort as the oldest. */
export function recordOf(alert: AlertPayload): AlertRecord {
  return {
    id: alert.id,
    createdKey: instantKey(alert.alertCreationTime) ?? '',
    updatedKey: instantKey(alert.lastUpdateTime) ?? '',
    load: () => alert,
  }
}

/** A tenant's alerts, newest first by creation. */
export class AlertStore {
  #records: AlertRecord[] = []
  #byId = new Map<string, AlertRecord>()

  get size(): number {
    return this.#records.length
  }

  /** Newest first. Do not keep it: the next change replaces or alters it. */
  all(): readonly AlertRecord[] {
    return this.#records
  }

  find(id: string): AlertRecord | undefined {
    return this.#byId.get(id)
  }

  /** Adds records, or puts them in the place of those with the same id. */
  put(records: readonly AlertRecord[]): void {
    const fresh = records.filter((record) => !this.#replace(record))
    for (const record of fresh) this.#byId.set(record.id, record)
    if (fresh.length > 8) {
      this.#records = [...this.#byId.values()].sort((left, right) => compareKeys(right.createdKey, left.createdKey))
    } else {
      for (const record of fresh) this.#records.splice(this.#placeFor(record.createdKey), 0, record)
    }
  }

  /** Puts a record in the place of the one with its id; false if there is none. */
  #replace(record: AlertRecord): boolean {
    const old = this.#byId.get(record.id)
    if (old === undefined) return false
    this.#records.splice(this.#records.indexOf(old, this.#placeFor(old.createdKey)), 1)
    this.#records.splice(this.#placeFor(record.createdKey), 0, record)
    this.#byId.set(record.id, record)
    return true
  }

  clear(): void {
    this.#records = []
    this.#byId.clear()
  }

  /** Index of the first record that is not newer. */
  #placeFor(createdKey: string): number {
    let low = 0
    let high = this.#records.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#records[middle]?.createdKey ?? '') > createdKey) low = middle + 1
      else high = middle
    }
    return low
  }
}

const compareKeys = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0)
