import type { Ordering } from './ast.ts'
import { compileExpression, type Site } from './compile-expression.ts'
import { type Relation, type Row, rowsOf } from './relation.ts'
import { compareValues, type Value } from './values.ts'

/** Rows in order; equal ones stay as they were. */
export function sorted(source: Relation, by: readonly Ordering[], site: Site): Relation {
  const inner = { ...site, columns: source.columns, operator: 'sort' }
  const keys = by.map((ordering) => ({ ...ordering, value: compileExpression(ordering.expression, inner) }))
  return {
    columns: source.columns,
    rows: rowsOf(() => {
      const entries = Array.from(source.rows, (row): Entry => ({ row, values: keys.map((key) => key.value.evaluate(row)) }))
      entries.sort((left, right) => compareEntries(left, right, by))
      return entries.map((entry) => entry.row)[Symbol.iterator]()
    }),
  }
}

interface Entry {
  row: Row
  values: Value[]
}

function compareEntries(left: Entry, right: Entry, by: readonly Ordering[]): number {
  for (const [index, { descending, nullsFirst }] of by.entries()) {
    const one = left.values[index] ?? null
    const other = right.values[index] ?? null
    if (one === null || other === null) {
      if (one !== other) return (one === null) === nullsFirst ? -1 : 1
      continue
    }
    const order = compareValues(one, other)
    if (order !== 0) return descending ? -order : order
  }
  return 0
}

/** The first so many rows. */
export function taken(source: Relation, count: number): Relation {
  return {
    columns: source.columns,
    rows: rowsOf(function* () {
      let left = count
      if (left <= 0) return
      for (const row of source.rows) {
        yield row
        if (--left <= 0) return
      }
    }),
  }
}
