import type { Operator } from './ast.ts'
import { compileExpression, type Site } from './compile-expression.ts'
import { convertText } from './functions/convert.ts'
import { type Column, emptyOf, type Relation, type Row, rowsOf } from './relation.ts'
import { type Json, type KqlType, textOf, type Value } from './values.ts'

interface Expanded {
  row: Row
  elements: Value[]
}

/** `mv-expand`: a row for each element of an array; several arrays go side by side. */
export function expanded(source: Relation, { items, limit }: Extract<Operator, { kind: 'mv-expand' }>, site: Site): Relation {
  const inner = { ...site, columns: source.columns, operator: 'mv-expand' }
  const parts = items.map((item) => {
    const value = compileExpression(item.expression, inner)
    if (value.type !== 'dynamic') {
      throw site.scope.error(`'mv-expand' operator: expects dynamic, found ${value.type}.`, item.at)
    }
    return { name: item.name ?? value.name ?? 'Column1', type: item.toType ?? ('dynamic' as KqlType), value }
  })
  const most = limit === null ? null : compileExpression(limit, { ...inner, columns: [] }).evaluate(null)
  const made = parts.map(({ name, type }, index): Column => {
    return { name, type, read: (row) => (row as Expanded).elements[index] ?? emptyOf(type) }
  })
  const kept = source.columns.map((column): Column => {
    const replaced = made.find(({ name }) => name === column.name)
    return replaced ?? { ...column, read: (row) => column.read((row as Expanded).row) }
  })
  return {
    columns: [...kept, ...made.filter(({ name }) => !kept.some((column) => column.name === name))],
    rows: rowsOf(function* () {
      for (const row of source.rows) {
        const arrays = parts.map(({ value }) => elementsOf(value.evaluate(row)))
        const longest = Math.max(...arrays.map((array) => array.length))
        const length = typeof most === 'number' ? Math.min(most, longest) : longest
        for (let index = 0; index < length; index++) {
          yield { row, elements: parts.map(({ type }, place) => elementAs(arrays[place]?.[index] ?? null, type)) }
        }
      }
    }),
  }
}

/** Elements of an array, entries of a bag one by one, or the value itself. */
function elementsOf(value: Value): Json[] {
  if (Array.isArray(value)) return value
  if (typeof value === 'bigint') return []
  if (typeof value === 'object' && value !== null) return Object.entries(value).map(([name, item]) => ({ [name]: item }))
  return [value]
}

function elementAs(element: Json, type: KqlType): Value {
  return type === 'dynamic' ? element : convertText(textOf(element, 'dynamic'), type)
}
