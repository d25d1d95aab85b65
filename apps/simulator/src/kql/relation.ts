import type { KqlType, Value } from './values.ts'

/** Whatever a relation's columns can be read from: rows are read, never looked into. */
export type Row = unknown

export interface Column {
  name: string
  type: KqlType
  read(row: Row): Value
}

/** A table, stored or made by a pipeline; its rows may be gone through again and again. */
export interface Relation {
  columns: readonly Column[]
  rows: Iterable<Row>
}

/** What the first conditions on a stored table say of the rows that are wanted, so that others need not be made. */
export interface Hint {
  /** Ticks, inclusive; of `Timestamp`. */
  from: bigint | null
  to: bigint | null
  /** Values, in lower case, one of which the column has. */
  oneOf: ReadonlyMap<string, ReadonlySet<string>>
}

export interface Database {
  /** A stored table, with at least the rows that the hint tells of; undefined if there is none of that name. */
  table(name: string, hint: Hint): Relation | undefined
  /** Ticks since 1970; the same throughout a query. */
  now: bigint
}

/** Rows as arrays, one value a column. */
export function arrayRelation(columns: readonly { name: string; type: KqlType }[], rows: Iterable<Row>): Relation {
  return {
    columns: columns.map(({ name, type }, index) => ({ name, type, read: (row) => (row as Value[])[index] ?? emptyOf(type) })),
    rows,
  }
}

/** What an expression of that type is where there is nothing. */
export const emptyOf = (type: KqlType): Value => (type === 'string' || type === 'guid' ? '' : null)

/** Rows made anew at every going through. */
export function rowsOf(make: () => Iterator<Row>): Iterable<Row> {
  return { [Symbol.iterator]: make }
}

/** The same rows, made once. */
export function kept(relation: Relation): Relation {
  let rows: Row[] | null = null
  return {
    columns: relation.columns,
    rows: rowsOf(() => {
      rows ??= [...relation.rows]
      return rows[Symbol.iterator]()
    }),
  }
}

/** The same column, worked out once for however many readings of a row follow each other. */
export function remembered(column: Column): Column {
  let last: { row: Row; value: Value } | null = null
  return {
    ...column,
    read(row) {
      if (last === null || last.row !== row) last = { row, value: column.read(row) }
      return last.value
    },
  }
}

/** Names made unique by numbers behind them, as the service does where two sides have the same column. */
export function distinctNames(columns: readonly Column[], taken: ReadonlySet<string> = new Set()): Column[] {
  const used = new Set(taken)
  return columns.map((column) => {
    let name = column.name
    for (let number = 1; used.has(name); number++) name = `${column.name}${number}`
    used.add(name)
    return name === column.name ? column : { ...column, name }
  })
}
