import { randomUUID } from 'node:crypto'

/** Ways to go wrong; each keeps its own settings. */
export type FaultEffect =
  | { kind: 'status'; status: number; code?: string; message?: string; body?: string; headers?: Record<string, string> }
  | { kind: 'delay'; milliseconds: number }
  | { kind: 'cut'; afterBytes: number }
  | { kind: 'drop' }
  | { kind: 'lose-answer' }
  | { kind: 'late-answer'; milliseconds: number }
  | { kind: 'garbage' }
  | { kind: 'html'; status: number }
  | { kind: 'empty' }
  | { kind: 'repeat-page' }
  | { kind: 'clock-skew'; seconds: number }
  | { kind: 'headers'; headers: Record<string, string> }

export interface FaultMatch {
  /** Upper case; any if left out. */
  method?: string
  /** Regular expression over path and query, without regard to case; any if left out. */
  path?: string
  tenantId?: string
}

export interface Fault {
  id: string
  match: FaultMatch
  effect: FaultEffect
  /** How many matching requests to let pass first. */
  after: number
  /** How many more requests it alters; null for all until it is deleted. */
  times: number | null
}

interface Asked {
  method: string
  pathAndQuery: string
  tenantId: string | null
}

/** Faults waiting for the requests that they alter. */
export class FaultBoard {
  #faults: Fault[] = []

  add(fault: Omit<Fault, 'id'>): Fault {
    const added = { ...fault, id: randomUUID() }
    this.#faults.push(added)
    return added
  }

  all(): readonly Fault[] {
    return this.#faults
  }

  /** Removes one, or all; false if there was none of that id. */
  remove(id?: string): boolean {
    const before = this.#faults.length
    this.#faults = id === undefined ? [] : this.#faults.filter((fault) => fault.id !== id)
    return id === undefined || this.#faults.length < before
  }

  /** The faults that alter this request, oldest first; each is used up by one. */
  take(asked: Asked): Fault[] {
    const taken = this.#faults.filter((fault) => matches(fault.match, asked)).filter((fault) => spend(fault))
    this.#faults = this.#faults.filter((fault) => fault.times !== 0)
    return taken
  }
}

function matches(match: FaultMatch, asked: Asked): boolean {
  if (match.method !== undefined && match.method !== asked.method) return false
  if (match.tenantId !== undefined && match.tenantId !== asked.tenantId) return false
  return match.path === undefined || new RegExp(match.path, 'i').test(asked.pathAndQuery)
}

function spend(fault: Fault): boolean {
  if (fault.after > 0) {
    fault.after--
    return false
  }
  if (fault.times !== null) fault.times--
  return true
}
