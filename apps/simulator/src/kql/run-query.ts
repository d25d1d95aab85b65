import { parseQuery } from './parse-query.ts'
import { bindAll, runPipeline } from './pipeline.ts'
import type { Database, Relation } from './relation.ts'
import { Scope } from './scope.ts'
import type { KqlType, Value } from './values.ts'

export interface Result {
  columns: { name: string; type: KqlType }[]
  rows: Value[][]
}

/** The most rows that a result has; those beyond are cut off, as the service does. */
const mostRows = 100_000

/** Runs a query. Throws KqlError for one that cannot be run. */
export function runQuery(source: string, database: Database): Result {
  const script = parseQuery(source)
  const relation = runPipeline(script.query, bindAll(script.lets, new Scope(source, database)))
  return { columns: relation.columns.map(({ name, type }) => ({ name, type })), rows: gather(relation) }
}

function gather({ columns, rows }: Relation): Value[][] {
  const gathered: Value[][] = []
  for (const row of rows) {
    if (gathered.length >= mostRows) break
    gathered.push(columns.map((column) => column.read(row)))
  }
  return gathered
}
