import { parseQuery } from './parse-query.ts'
import { bindAll, runPipeline } from './pipeline.ts'
import type { Database, Relation } from './relation.ts'
import type { Scan } from './scan.ts'
import { Scope } from './scope.ts'
import type { KqlType, Value } from './values.ts'

export interface Result {
  columns: { name: string; type: KqlType }[]
  rows: Value[][]
}

/** The most rows that a result has; those beyond are cut off, as the service does. */
const mostRows = 100_000

/** Runs a query in one go. Throws KqlError for one that cannot be run. */
export function runQuery(source: string, database: Database): Result {
  const { relation } = prepare(source, database)
  return { columns: described(relation.columns), rows: [...valuesOf(relation)] }
}

/** A result whose rows are made as they are gone through. */
export interface OpenResult extends Pick<Result, 'columns'> {
  rows: Iterable<Value[]>
}

/**
 * The same for long queries: the stored rows that they need are found beforehand, with `breathe` awaited now and then.
 * Throws KqlError, and whatever `breathe` throws.
 */
export async function openQuery(source: string, database: Database, breathe: () => Promise<void>): Promise<OpenResult> {
  const { relation, scans } = prepare(source, database)
  for (const scan of scans) await scan.fill(breathe)
  return { columns: described(relation.columns), rows: valuesOf(relation) }
}

function* valuesOf({ columns, rows }: Relation): Generator<Value[]> {
  let left = mostRows
  for (const row of rows) {
    if (left-- <= 0) return
    yield columns.map((column) => column.read(row))
  }
}

function prepare(source: string, database: Database): { relation: Relation; scans: readonly Scan[] } {
  const script = parseQuery(source)
  const scope = new Scope(source, database)
  return { relation: runPipeline(script.query, bindAll(script.lets, scope)), scans: scope.scans }
}

const described = (columns: Relation['columns']): Result['columns'] => columns.map(({ name, type }) => ({ name, type }))
