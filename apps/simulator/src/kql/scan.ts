import type { Compiled } from './compiled.ts'
import { type Relation, type Row, rowsOf } from './relation.ts'

/** Rows gone through between two breaths. */
const atATime = 64
/** More rows than this are not kept: they are gone through at once when they are wanted. */
const mostKept = 200_000

/**
 * What the first conditions of a pipeline leave of its source. Going through stored rows is nearly all the work of a query,
 * and `fill` does it beforehand a few at a time, so that others get their turn.
 */
export class Scan {
  readonly relation: Relation
  readonly #source: Relation
  readonly #conditions: readonly Compiled[]
  readonly #most: number
  #found: Row[] | null = null

  constructor(source: Relation, conditions: readonly Compiled[], most: number) {
    this.#source = source
    this.#conditions = conditions
    this.#most = most
    this.relation = { columns: source.columns, rows: rowsOf(() => (this.#found ?? this.#passing())[Symbol.iterator]()) }
  }

  /** Finds the rows, `breathe` between a few and the next. */
  async fill(breathe: () => Promise<void>): Promise<void> {
    const found: Row[] = []
    let read = 0
    for (const row of this.#source.rows) {
      if (++read % atATime === 0) await breathe()
      if (!this.#passes(row)) continue
      if (found.length >= mostKept) return
      found.push(row)
      if (found.length >= this.#most) break
    }
    this.#found = found
  }

  *#passing(): Generator<Row> {
    for (const row of this.#source.rows) if (this.#passes(row)) yield row
  }

  #passes(row: Row): boolean {
    return this.#conditions.every((condition) => condition.evaluate(row) === true)
  }
}
