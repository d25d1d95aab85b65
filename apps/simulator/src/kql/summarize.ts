import { type Accumulator, type Aggregate, aggregateNamed } from './aggregates.ts'
import type { Expression, Item, Operator } from './ast.ts'
import { nameItems } from './column-names.ts'
import { compileExpression, type Site } from './compile-expression.ts'
import { type Compiled, compiled } from './compiled.ts'
import { arrayRelation, type Column, distinctNames, emptyOf, type Relation, type Row, rowsOf } from './relation.ts'
import { keyOf, type Value } from './values.ts'

/** One group while rows are gone through. */
interface Group {
  keys: Value[]
  accumulators: Accumulator<unknown>[]
}

/** `summarize … by …`: one row a group. */
export function summarize(
  source: Relation,
  { aggregates, by, at }: Extract<Operator, { kind: 'summarize' }>,
  site: Site,
): Relation {
  const bySite = { ...site, columns: source.columns, operator: 'summarize' }
  const keys = nameItems(
    by,
    by.map((item) => compileExpression(item.expression, bySite)),
    site.scope,
  )
  const slots: Aggregate<unknown>[] = []
  const results = aggregates.flatMap((item) => compileAggregate(item, { source, keys, slots, site: bySite }))
  if (keys.length === 0 && results.length === 0) throw site.scope.error("'summarize' operator: nothing to summarize.", at)
  const columns = distinctNames([
    ...keys.map((key, index): Column => ({ ...key, read: (row) => (row as Group).keys[index] ?? emptyOf(key.type) })),
    ...results,
  ])
  return { columns, rows: rowsOf(() => groupsOf(source, keys, slots)[Symbol.iterator]()) }
}

function groupsOf(source: Relation, keys: readonly Column[], slots: readonly Aggregate<unknown>[]): Group[] {
  const groups = new Map<string, Group>()
  const begin = (values: Value[]): Group => ({ keys: values, accumulators: slots.map((slot) => slot.begin()) })
  for (const row of source.rows) {
    const values = keys.map((key) => key.read(row))
    const name = values.map(keyOf).join('\u0000')
    let group = groups.get(name)
    if (group === undefined) {
      group = begin(values)
      groups.set(name, group)
    }
    for (const accumulator of group.accumulators) accumulator.add(row)
  }
  // Without keys there is one group, even of no rows.
  if (keys.length === 0 && groups.size === 0) return [begin([])]
  return [...groups.values()]
}

interface Making {
  source: Relation
  keys: readonly Column[]
  /** Aggregates found so far; each fills one place of a group. */
  slots: Aggregate<unknown>[]
  site: Site
}

/** The columns of one item: an expression over aggregates, or an aggregate that gives several columns. */
function compileAggregate(item: Item, making: Making): Column[] {
  const { site, slots, keys } = making
  const several = item.expression.kind === 'call' ? manyColumns(item, making) : null
  if (several !== null) return several
  const value = compileExpression(item.expression, {
    ...site,
    // Beside aggregates, only the keys are known of a group.
    columns: keys.map((key, index) => ({ ...key, read: (row: Row) => (row as Group).keys[index] ?? null })),
    aggregate(call) {
      const aggregate = makeAggregate(call, making)
      if (aggregate === null) return null
      const place = slots.push(aggregate) - 1
      return { ...readSlot(place, aggregate), name: aggregate.name }
    },
  })
  return nameItems([item], [value], site.scope)
}

const readSlot = (place: number, { type }: Aggregate): Compiled => ({
  type,
  constant: false,
  name: null,
  evaluate: (row) => ((row as Group).accumulators[place]?.result() as Value | undefined) ?? emptyOf(type),
})

function makeAggregate(call: Extract<Expression, { kind: 'call' }>, { source, site }: Making): Aggregate | null {
  const make = aggregateNamed(call.name)
  if (make === undefined) return null
  const inner = { ...site, columns: source.columns }
  const args = call.args.map((argument) => (argument.kind === 'star' ? null : compileExpression(argument, inner)))
  return make(args, (what) => site.scope.error(`'summarize' operator: Function '${call.name}' ${what}`, call.at))
}

/** `arg_max(x, *)`, `arg_min(x, a, b)` and `take_any(*)`: the columns of the row that was chosen. */
function manyColumns({ name, expression, at }: Item, { source, keys, slots, site }: Making): Column[] | null {
  if (expression.kind !== 'call') return null
  const inner = { ...site, columns: source.columns }
  const extreme = expression.name === 'arg_max' || expression.name === 'arg_min'
  const any = (expression.name === 'take_any' || expression.name === 'any') && expression.args[0]?.kind === 'star'
  if (!extreme && !any) return null
  const [first, ...rest] = expression.args
  if (first === undefined || (extreme && rest.length === 0)) {
    throw site.scope.error(`'summarize' operator: Function '${expression.name}' expects more arguments.`, at)
  }
  const by = extreme ? compileExpression(first, inner) : null
  const wanted = extreme ? rest : expression.args
  const taken = new Set(keys.map((key) => key.name))
  const others = wanted.flatMap((argument): Column[] => {
    if (argument.kind === 'star') return source.columns.filter((column) => !taken.has(column.name) && column.name !== by?.name)
    return nameItems([{ name: null, expression: argument, at: argument.at }], [compileExpression(argument, inner)], site.scope)
  })
  const leading: Column[] =
    by === null
      ? []
      : nameItems(
          [{ name, expression: first, at }],
          [by.name === null ? { ...by, name: `${expression.name.slice(4)}_` } : by],
          site.scope,
        )
  const place = slots.push(chosenRow(by, expression.name === 'arg_max')) - 1
  const chosen = (row: Row) => (row as Group).accumulators[place]?.result() as Chosen | null
  return distinctNames(
    [...leading, ...others].map((column) => ({
      ...column,
      read: (row: Row) => {
        const found = chosen(row)
        return found === null ? emptyOf(column.type) : column.read(found.row)
      },
    })),
  )
}

interface Chosen {
  row: Row
  value: Value
}

/** Remembers a row: the first, or the one with the most or the least of something. */
function chosenRow(by: Compiled | null, largest: boolean): Aggregate<Chosen | null> {
  return {
    type: 'dynamic',
    name: null,
    begin() {
      let best: Chosen | null = null
      return {
        add(row) {
          const value = by?.evaluate(row) ?? null
          if (best === null || (by !== null && value !== null && isBetter(value, best.value, largest))) best = { row, value }
        },
        result: () => best,
      }
    },
  }
}

function isBetter(value: Value, than: Value, largest: boolean): boolean {
  if (value === null || than === null) return than === null
  return largest ? value > than : value < than
}

/** `distinct`: each combination of values once. */
export function distinct(source: Relation, items: Item[] | null, site: Site): Relation {
  const inner = { ...site, columns: source.columns, operator: 'distinct' }
  const columns =
    items === null
      ? source.columns
      : nameItems(
          items,
          items.map((item) => compileExpression(item.expression, inner)),
          site.scope,
        )
  return arrayRelation(
    columns,
    rowsOf(function* () {
      const seen = new Set<string>()
      for (const row of source.rows) {
        const values = columns.map((column) => column.read(row))
        const key = values.map(keyOf).join('\u0000')
        if (seen.has(key)) continue
        seen.add(key)
        yield values
      }
    }),
  )
}

/** `count`: one row that says how many there are. */
export function count(source: Relation): Relation {
  const total = compiled('long', [], () => null)
  return arrayRelation(
    [{ name: 'Count', type: total.type }],
    rowsOf(function* () {
      let number = 0
      for (const _ of source.rows) number++
      yield [number]
    }),
  )
}
