import type { Expression, Operator, Query, Statement } from './ast.ts'
import { matchColumns, nameItems } from './column-names.ts'
import { compileExpression, type Site } from './compile-expression.ts'
import { type Compiled, converted } from './compiled.ts'
import { expanded } from './expand.ts'
import { hintOf } from './hint.ts'
import { joined } from './join.ts'
import { arrayRelation, type Column, emptyOf, kept, type Relation, remembered, rowsOf } from './relation.ts'
import type { Binding, Scope } from './scope.ts'
import { sorted, taken } from './sort.ts'
import { count, distinct, summarize } from './summarize.ts'
import { united } from './union.ts'
import type { KqlType, Value } from './values.ts'

const siteIn = (scope: Scope): Site => ({ scope, columns: [], operator: 'let', table: tableOf })

/** A scope in which the names hold that `let` statements give. Throws KqlError. */
export function bindAll(statements: readonly Statement[], scope: Scope): Scope {
  return statements.reduce((before, statement) => before.with(new Map([[statement.name, bindingOf(statement, before)]])), scope)
}

function bindingOf(statement: Statement, scope: Scope): Binding {
  if (statement.kind === 'function') return { kind: 'function', statement, scope }
  const { value } = statement
  if (!isTable(value, scope)) return { kind: 'scalar', value: compileExpression(value, siteIn(scope)) }
  const relation = tableOf(value, scope)
  // A stored table under another name is not worth keeping: it may be large.
  return { kind: 'table', relation: value.kind === 'name' ? relation : kept(relation) }
}

/** Whether an expression stands for a table. */
function isTable(expression: Expression, scope: Scope): boolean {
  if (expression.kind === 'query' || expression.kind === 'datatable') return true
  if (expression.kind === 'call') {
    if (expression.name === 'materialize') return true
    const bound = scope.find(expression.name)
    return bound?.kind === 'function' && (bound.statement.lets.length > 0 || isTable(bound.statement.body, bound.scope))
  }
  if (expression.kind !== 'name') return false
  const bound = scope.find(expression.name)
  return bound === undefined ? scope.database.table(expression.name, nothingKnown) !== undefined : bound.kind === 'table'
}

const nothingKnown = { from: null, to: null, oneOf: new Map() }

/** The table that an expression stands for. Throws KqlError. */
function tableOf(expression: Expression, scope: Scope): Relation {
  switch (expression.kind) {
    case 'query':
      return runPipeline(expression.query, scope)
    case 'name':
      return namedTable(expression, scope, [])
    case 'call':
      return calledTable(expression, scope)
    case 'datatable':
      return dataTable(expression, scope)
    default:
      throw scope.error('A table is expected here.', expression.at)
  }
}

/** The table at the end of a pipeline. Nothing is read before somebody goes through its rows. */
export function runPipeline({ source, operators }: Query, scope: Scope): Relation {
  const first = operators.findIndex((operator) => operator.kind !== 'where')
  const conditions = operators.slice(0, first === -1 ? operators.length : first)
  const rest = operators.slice(conditions.length)
  const begun = scanned(sourceOf(source, scope, conditions), { conditions, next: rest[0] }, scope)
  return rest.reduce((current, operator) => applied(operator, current, scope), begun)
}

/** What a pipeline begins with; of stored tables, at least the rows that pass its first conditions. */
function sourceOf(source: Query['source'], scope: Scope, conditions: readonly Operator[]): Relation {
  const named = (expression: Expression) =>
    expression.kind === 'name' ? namedTable(expression, scope, conditions) : tableOf(expression, scope)
  if (source.kind === 'union') return united(source, null, named)
  return source.kind === 'print' ? printed(source.items, scope) : named(source)
}

interface Beginning {
  conditions: readonly Operator[]
  /** The operator behind them. */
  next: Operator | undefined
}

function scanned(source: Relation, { conditions, next }: Beginning, scope: Scope): Relation {
  const site = { ...siteIn(scope), columns: source.columns, operator: 'where' }
  const tests = conditions.flatMap((operator) => (operator.kind === 'where' ? [conditionOf(operator.predicate, site)] : []))
  const most = next?.kind === 'take' ? wholeNumber(next.count, { ...site, operator: 'take' }) : Number.POSITIVE_INFINITY
  return scope.scan(source, tests, most)
}

function namedTable({ name, at }: Extract<Expression, { kind: 'name' }>, scope: Scope, operators: readonly Operator[]): Relation {
  const bound = scope.find(name)
  if (bound?.kind === 'table') return bound.relation
  if (bound !== undefined) throw scope.error(`'${name}' is not a table.`, at)
  const table = scope.database.table(name, hintOf(operators, siteIn(scope)))
  if (table === undefined) throw scope.error(`Failed to resolve table or column expression named '${name}'.`, at)
  return table
}

function calledTable({ name, args, at }: Extract<Expression, { kind: 'call' }>, scope: Scope): Relation {
  const [argument] = args
  if (name === 'materialize' && argument !== undefined) return kept(tableOf(argument, scope))
  const bound = scope.find(name)
  if (bound?.kind !== 'function') throw scope.error(`Failed to resolve table or function named '${name}'.`, at)
  const { parameters, lets, body } = bound.statement
  if (args.length !== parameters.length) {
    throw scope.error(`Function '${name}' expects ${parameters.length} argument(s), found ${args.length}.`, at)
  }
  const bindings = new Map<string, Binding>()
  for (const [index, parameter] of parameters.entries()) {
    const given = args[index] ?? body
    if (parameter.type === 'table') bindings.set(parameter.name, { kind: 'table', relation: kept(tableOf(given, scope)) })
    else bindings.set(parameter.name, { kind: 'scalar', value: compileExpression(given, siteIn(scope)) })
  }
  return tableOf(body, bindAll(lets, bound.scope.with(bindings)))
}

function dataTable({ columns, values, at }: Extract<Expression, { kind: 'datatable' }>, scope: Scope): Relation {
  const typed = columns.map(({ name, type }) => ({ name, type: type === 'table' ? ('dynamic' as KqlType) : type }))
  if (typed.length === 0 || values.length % typed.length !== 0) {
    throw scope.error("'datatable' operator: the values do not fill the columns.", at)
  }
  const cells = values.map((value, index): Value => {
    const type = typed[index % typed.length]?.type ?? 'string'
    const cell = converted(compileExpression(value, siteIn(scope)), type)
    if (cell === null) throw scope.error(`'datatable' operator: a value of type ${type} is expected.`, value.at)
    return cell.evaluate(null)
  })
  const rows = Array.from({ length: cells.length / typed.length }, (_, index) =>
    cells.slice(index * typed.length, (index + 1) * typed.length),
  )
  return arrayRelation(typed, rows)
}

function printed(items: Extract<Query['source'], { kind: 'print' }>['items'], scope: Scope): Relation {
  const site = { ...siteIn(scope), operator: 'print' }
  const named = items.map((item, index) => ({ ...item, name: item.name ?? `print_${index}` }))
  const columns = nameItems(
    named,
    items.map((item) => compileExpression(item.expression, site)),
    scope,
  )
  return { columns, rows: [null] }
}

/** A table after one operator. */
function applied(operator: Operator, source: Relation, scope: Scope): Relation {
  const site = { ...siteIn(scope), columns: source.columns, operator: operator.kind }
  switch (operator.kind) {
    case 'where':
      return filtered(source, operator.predicate, site)
    case 'project':
      return { ...source, columns: itemsOf(operator, site) }
    case 'extend':
      return { ...source, columns: extended(source.columns, itemsOf(operator, site)) }
    case 'project-away': {
      const gone = new Set(matchColumns(source.columns, operator.names, { scope, operator: operator.kind, at: operator.at }))
      return { ...source, columns: source.columns.filter((column) => !gone.has(column)) }
    }
    case 'project-keep': {
      const wanted = new Set(matchColumns(source.columns, operator.names, { scope, operator: operator.kind, at: operator.at }))
      return { ...source, columns: source.columns.filter((column) => wanted.has(column)) }
    }
    case 'project-reorder': {
      const first = matchColumns(source.columns, operator.names, { scope, operator: operator.kind, at: operator.at })
      return { ...source, columns: [...new Set([...first, ...source.columns])] }
    }
    case 'project-rename':
      return renamed(source, operator, site)
    case 'summarize':
      return summarize(source, operator, site)
    case 'distinct':
      return distinct(source, operator.items, site)
    case 'sort':
      return sorted(source, operator.by, site)
    case 'take':
      return taken(source, wholeNumber(operator.count, site))
    case 'top':
      return taken(sorted(source, operator.by, site), wholeNumber(operator.count, site))
    case 'count':
      return count(source)
    case 'join':
      return joined({ left: source, right: tableOf(operator.right, scope) }, operator, site)
    case 'union':
      return united(operator, source, (expression) => tableOf(expression, scope))
    case 'mv-expand':
      return expanded(source, operator, site)
    case 'nothing':
      return source
  }
}

function filtered(source: Relation, predicate: Expression, site: Site): Relation {
  const test = conditionOf(predicate, site)
  return {
    columns: source.columns,
    rows: rowsOf(function* () {
      for (const row of source.rows) if (test.evaluate(row) === true) yield row
    }),
  }
}

function conditionOf(predicate: Expression, site: Site): Compiled {
  const test = converted(compileExpression(predicate, site), 'bool')
  if (test === null) throw site.scope.error("'where' operator: a condition is expected.", predicate.at)
  return test
}

function itemsOf({ items, kind, at }: Extract<Operator, { kind: 'project' | 'extend' }>, site: Site): Column[] {
  const columns = nameItems(
    items,
    items.map((item) => compileExpression(item.expression, site)),
    site.scope,
  )
  const names = columns.map((column) => column.name)
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) throw site.scope.error(`'${kind}' operator: A column named '${twice}' already exists.`, at)
  // Columns are made of one another: without this, work would double with every step that names one twice.
  return columns.map(remembered)
}

/** New columns behind the others; one of a name that is there takes its place. */
function extended(columns: readonly Column[], made: readonly Column[]): Column[] {
  const replaced = columns.map((column) => made.find(({ name }) => name === column.name) ?? column)
  return [...replaced, ...made.filter((column) => !replaced.includes(column))]
}

function renamed(source: Relation, { items }: Extract<Operator, { kind: 'project-rename' }>, { scope, columns }: Site): Relation {
  for (const { from, at } of items) {
    if (!columns.some(({ name }) => name === from)) {
      throw scope.error(`'project-rename' operator: Failed to resolve column named '${from}'.`, at)
    }
  }
  return {
    ...source,
    columns: source.columns.map((column) => ({
      ...column,
      name: items.find(({ from }) => from === column.name)?.to ?? column.name,
    })),
  }
}

function wholeNumber(expression: Expression, site: Site): number {
  const value = compileExpression(expression, { ...site, columns: [] }).evaluate(null) ?? emptyOf('long')
  if (typeof value !== 'number') throw site.scope.error(`'${site.operator}' operator: a number is expected.`, expression.at)
  return value
}
