import type { Expression, UnionOperator } from './ast.ts'
import { commonType, converted } from './compiled.ts'
import { KqlError } from './error.ts'
import { type Column, emptyOf, type Relation, type Row, rowsOf } from './relation.ts'
import type { KqlType } from './values.ts'

interface Origin {
  table: number
  row: Row
}

interface Member {
  name: string
  relation: Relation
}

/** Rows of several tables one after the other; a column that a table lacks is empty for its rows. */
export function united(operator: UnionOperator, first: Relation | null, table: (expression: Expression) => Relation): Relation {
  const members = [
    ...(first === null ? [] : [{ name: 'union_arg0', relation: first }]),
    ...operator.sources.flatMap((source, index) => memberOf(source, { index, fuzzy: operator.fuzzy, table })),
  ]
  const common = columnsOf(members).filter(
    (column) => !operator.inner || members.every(({ relation }) => relation.columns.some(({ name }) => name === column.name)),
  )
  const origin: Column[] =
    operator.withSource === null
      ? []
      : [{ name: operator.withSource, type: 'string', read: (row) => members[(row as Origin).table]?.name ?? '' }]
  return {
    columns: [...origin, ...common],
    rows: rowsOf(function* () {
      for (const [index, { relation }] of members.entries()) for (const row of relation.rows) yield { table: index, row }
    }),
  }
}

/** With `isfuzzy=true` a table that cannot be resolved is left out. */
function memberOf(
  source: Expression,
  { index, fuzzy, table }: { index: number; fuzzy: boolean; table(expression: Expression): Relation },
): Member[] {
  try {
    return [{ name: source.kind === 'name' ? source.name : `union_arg${index}`, relation: table(source) }]
  } catch (error) {
    if (fuzzy && error instanceof KqlError && error.message.includes('Failed to resolve table')) return []
    throw error
  }
}

function columnsOf(members: readonly Member[]): Column[] {
  const types = new Map<string, Set<KqlType>>()
  for (const { relation } of members) {
    for (const { name, type } of relation.columns) types.set(name, (types.get(name) ?? new Set()).add(type))
  }
  return [...types].flatMap(([name, [first = 'string', ...rest]]) => {
    const shared = rest.reduce<KqlType | null>((common, type) => (common === null ? null : commonType(common, type)), first)
    // Columns of one name that cannot be one get their type's name behind it.
    return shared === null
      ? [first, ...rest].map((type) => unitedColumn(members, { name, type, as: `${name}_${type}` }))
      : [unitedColumn(members, { name, type: shared, as: name })]
  })
}

function unitedColumn(members: readonly Member[], { name, type, as }: { name: string; type: KqlType; as: string }): Column {
  const readers = members.map(({ relation }) => {
    const column = relation.columns.find((candidate) => candidate.name === name && (as === name || candidate.type === type))
    const fit = column && converted({ type: column.type, constant: false, name: null, evaluate: column.read }, type)
    return fit?.evaluate ?? (() => emptyOf(type))
  })
  return { name: as, type, read: (row) => readers[(row as Origin).table]?.((row as Origin).row) ?? emptyOf(type) }
}
