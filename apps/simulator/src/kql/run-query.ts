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
  const { columns, rows } = prepare(source, database).relation
  const gathered: Value[][] = []
  for (const row of rows) {
    if (gathered.length >= mostRows) break
    gathered.push(columns.map((column) => column.read(row)))
  }
  return { columns: described(columns), rows: gathered }
}

/** The same, with `breathe` awaited now and then. Throws KqlError, and whatever `breathe` throws. */
export async function runQueryInTurns(source: string, database: Database, breathe: () => Promise<void>): Promise<Result> {
  const { relation, scans } = prepare(source, database)
  for (const scan of scans) await scan.fill(breathe)
  const { columns, rows } = relation
  const gathered: Value[][] = []
  for (const row of rows) {
    if (gathered.length >= mostRows) break
    if (gathered.push(columns.map((column) => column.read(row))) % 64 === 0) await breathe()
  }
  return { columns: described(columns), rows: gathered }
}

function prepare(source: string, database: Database): { relation: Relation; scans: readonly Scan[] } {
  const script = parseQuery(source)
  const scope = new Scope(source, database)
  return { relation: runPipeline(script.query, bindAll(script.lets, scope)), scans: scope.scans }
}

const described = (columns: Relation['columns']): Result['columns'] => columns.map(({ name, type }) => ({ name, type }))
