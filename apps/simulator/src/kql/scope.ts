import type { Statement } from './ast.ts'
import type { Compiled } from './compiled.ts'
import { KqlError, positionOf } from './error.ts'
import type { Database, Relation } from './relation.ts'
import { Scan } from './scan.ts'

/** What `let` gave a name to. */
export type Binding =
  | { kind: 'scalar'; value: Compiled }
  | { kind: 'table'; relation: Relation }
  | { kind: 'function'; statement: Extract<Statement, { kind: 'function' }>; scope: Scope }

/** The names that hold at some place of a query, and the query's text for messages. */
export class Scope {
  readonly source: string
  readonly database: Database
  /** Every scan of the whole query, in the order in which they depend on one another. */
  readonly scans: Scan[]
  readonly #bindings: ReadonlyMap<string, Binding>
  readonly #outer: Scope | null

  constructor(source: string, database: Database, more?: { outer: Scope; bindings: ReadonlyMap<string, Binding> }) {
    this.source = source
    this.database = database
    this.scans = more?.outer.scans ?? []
    this.#outer = more?.outer ?? null
    this.#bindings = more?.bindings ?? new Map()
  }

  /** The same names and some more. What was made before does not see them, so that no function can call itself. */
  with(bindings: ReadonlyMap<string, Binding>): Scope {
    return new Scope(this.source, this.database, { outer: this, bindings })
  }

  find(name: string): Binding | undefined {
    return this.#bindings.get(name) ?? this.#outer?.find(name)
  }

  /** The rows of a source that pass all conditions; no more than `most` of them are going to be read. */
  scan(source: Relation, conditions: readonly Compiled[], most: number): Relation {
    const scan = new Scan(source, conditions, most)
    this.scans.push(scan)
    return scan.relation
  }

  error(what: string, at: number): KqlError {
    return new KqlError('semantic', what, positionOf(this.source, at))
  }
}
