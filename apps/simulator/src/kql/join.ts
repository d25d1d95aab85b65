import type { Expression, Operator } from './ast.ts'
import type { Site } from './compile-expression.ts'
import { commonType, converted } from './compiled.ts'
import { type Column, distinctNames, emptyOf, type Relation, type Row, rowsOf } from './relation.ts'
import { keyOf, type Value } from './values.ts'

interface Pair {
  left: Row
  /** Null where the left row has no partner. */
  right: Row | null
}

/** Columns whose values are to be equal, one on either side. */
interface Condition {
  left: Column
  right: Column
}

const flavours = ['inner', 'innerunique', 'leftouter', 'leftsemi', 'leftanti', 'anti', 'leftantisemi']

/** `join`: rows of both sides with equal values. Throws KqlError. */
export function joined(
  { left, right }: { left: Relation; right: Relation },
  { flavour, on, at }: Extract<Operator, { kind: 'join' }>,
  site: Site,
): Relation {
  if (!flavours.includes(flavour)) throw site.scope.error(`'join' operator: The kind '${flavour}' is not known.`, at)
  const conditions = on.map((expression) => conditionOf(expression, { left, right }, site))
  const keyLeft = keyReader(conditions.map((condition) => condition.left))
  const keyRight = keyReader(conditions.map((condition) => condition.right))
  if (flavour === 'leftsemi') return filtered(left, right, { keyLeft, keyRight, present: true })
  if (['leftanti', 'anti', 'leftantisemi'].includes(flavour)) return filtered(left, right, { keyLeft, keyRight, present: false })

  const rightColumns = distinctNames(right.columns, new Set(left.columns.map((column) => column.name)))
  return {
    columns: [
      ...left.columns.map((column): Column => ({ ...column, read: (row) => column.read((row as Pair).left) })),
      ...rightColumns.map(
        (column, index): Column => ({ ...column, read: (row) => readRight(row as Pair, right.columns[index], column) }),
      ),
    ],
    rows: rowsOf(() => pairs({ left, right, keyLeft, keyRight }, flavour)),
  }
}

function readRight(pair: Pair, column: Column | undefined, { type }: Column): Value {
  return pair.right === null || column === undefined ? emptyOf(type) : column.read(pair.right)
}

interface Sides {
  left: Relation
  right: Relation
  keyLeft(row: Row): string | null
  keyRight(row: Row): string | null
}

function* pairs({ left, right, keyLeft, keyRight }: Sides, flavour: string): Generator<Pair> {
  const partners = byKey(right.rows, keyRight)
  const seen = new Set<string>()
  for (const row of left.rows) {
    const key = keyLeft(row)
    // The usual kind takes only one row of the left for each key.
    if (flavour === 'innerunique' && key !== null) {
      if (seen.has(key)) continue
      seen.add(key)
    }
    const found: (Row | null)[] = (key === null ? undefined : partners.get(key)) ?? (flavour === 'leftouter' ? [null] : [])
    for (const partner of found) yield { left: row, right: partner }
  }
}

function byKey(rows: Iterable<Row>, keyOfRow: (row: Row) => string | null): Map<string, Row[]> {
  const partners = new Map<string, Row[]>()
  for (const row of rows) {
    const key = keyOfRow(row)
    if (key === null) continue
    const there = partners.get(key)
    if (there === undefined) partners.set(key, [row])
    else there.push(row)
  }
  return partners
}

function filtered(
  left: Relation,
  right: Relation,
  { keyLeft, keyRight, present }: Pick<Sides, 'keyLeft' | 'keyRight'> & { present: boolean },
): Relation {
  return {
    columns: left.columns,
    rows: rowsOf(function* () {
      const keys = new Set<string | null>()
      for (const row of right.rows) keys.add(keyRight(row))
      keys.delete(null)
      for (const row of left.rows) if (keys.has(keyLeft(row)) === present) yield row
    }),
  }
}

/** Null where a value is missing: nothing equals it. */
function keyReader(columns: readonly Column[]): (row: Row) => string | null {
  return (row) => {
    let key = ''
    for (const column of columns) {
      const value = column.read(row)
      if (value === null) return null
      key += `${keyOf(value)}\u0000`
    }
    return key
  }
}

/** `Column`, or `$left.One == $right.Other`. */
function conditionOf(expression: Expression, sides: { left: Relation; right: Relation }, { scope }: Site): Condition {
  const [left, right] = namesOf(expression)
  if (left === null || right === null) {
    throw scope.error("'join' operator: a condition is a column's name or '$left.Column == $right.Column'.", expression.at)
  }
  const find = (relation: Relation, name: string): Column => {
    const column = relation.columns.find((candidate) => candidate.name === name)
    if (column === undefined) throw scope.error(`'join' operator: Failed to resolve column named '${name}'.`, expression.at)
    return column
  }
  const one = find(sides.left, left)
  const other = find(sides.right, right)
  const type = commonType(one.type, other.type)
  if (type === null) throw scope.error(`'join' operator: cannot join ${one.type} with ${other.type}.`, expression.at)
  const as = (column: Column): Column => {
    const fit = converted({ type: column.type, constant: false, name: null, evaluate: column.read }, type)
    return fit === null ? column : { ...column, read: fit.evaluate }
  }
  return { left: as(one), right: as(other) }
}

function namesOf(expression: Expression): [string | null, string | null] {
  if (expression.kind === 'name') return [expression.name, expression.name]
  if (expression.kind !== 'binary' || expression.operator !== '==') return [null, null]
  const side = (which: string): string | null => {
    const found = [expression.left, expression.right].find(
      (part) => part.kind === 'member' && part.object.kind === 'name' && part.object.name === which,
    )
    return found?.kind === 'member' ? found.name : null
  }
  return [side('$left'), side('$right')]
}
