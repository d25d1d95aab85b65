import type { Expression } from './ast.ts'
import { type Compiled, compiled, constant, converted } from './compiled.ts'
import { KqlError } from './error.ts'
import { scalarFunction } from './functions/index.ts'
import { between, combine, negative, OperandError } from './operators.ts'
import type { Column, Relation } from './relation.ts'
import type { Binding, Scope } from './scope.ts'
import { textMatch } from './text-match.ts'
import { type KqlType, keyOf, textOf, type Value } from './values.ts'

/** Where an expression stands. */
export interface Site {
  scope: Scope
  columns: readonly Column[]
  /** The operator, for messages. */
  operator: string
  /** Makes a table of an expression: `in (Table)`, `toscalar(…)`. */
  table(expression: Expression, scope: Scope): Relation
  /** In `summarize`: what a call of an aggregate comes to; null for other calls. */
  aggregate?(call: Extract<Expression, { kind: 'call' }>): Compiled | null
}

/** Makes an expression ready to be evaluated for rows of the site's columns. Throws KqlError. */
export function compileExpression(expression: Expression, site: Site): Compiled {
  switch (expression.kind) {
    case 'literal':
      return constant(expression.type, expression.value)
    case 'name':
      return compileName(expression, site)
    case 'member':
    case 'index':
      return compileAccess(expression, site)
    case 'call':
      return compileCall(expression, site)
    case 'negative': {
      const operand = compileExpression(expression.operand, site)
      return located(expression, site, () => negative(operand))
    }
    case 'binary': {
      const left = compileExpression(expression.left, site)
      const right = compileExpression(expression.right, site)
      return located(expression, site, () => combine(expression.operator, left, right))
    }
    case 'between': {
      const [operand, from, to] = [expression.operand, expression.from, expression.to].map((part) =>
        compileExpression(part, site),
      )
      return located(expression, site, () => between(given(operand), { from: given(from), to: given(to) }, expression.negated))
    }
    case 'list':
      return compileList(expression, site)
    case 'star':
      throw site.scope.error(`'${site.operator}' operator: '*' cannot be used here.`, expression.at)
    default:
      throw site.scope.error(`'${site.operator}' operator: a table cannot be used as a value.`, expression.at)
  }
}

function given(part: Compiled | undefined): Compiled {
  if (part === undefined) throw new OperandError('an operand is missing.')
  return part
}

/** Runs what may object to its operands, and says where they stand. */
function located<T>(expression: Expression, site: Site, make: () => T): T {
  try {
    return make()
  } catch (error) {
    if (error instanceof OperandError) {
      throw site.scope.error(`'${site.operator}' operator: ${error.message}`, expression.at)
    }
    throw error
  }
}

function compileName({ name, at }: Extract<Expression, { kind: 'name' }>, { scope, columns, operator }: Site): Compiled {
  const column = columns.find((candidate) => candidate.name === name)
  if (column !== undefined) return { type: column.type, constant: false, name, evaluate: column.read }
  const bound = scope.find(name)
  if (bound?.kind === 'scalar') return bound.value
  if (bound !== undefined) throw scope.error(`'${operator}' operator: '${name}' is not a scalar expression.`, at)
  throw scope.error(`'${operator}' operator: Failed to resolve column or scalar expression named '${name}'.`, at)
}

/** `.name` and `[index]` of dynamic values. */
function compileAccess(expression: Extract<Expression, { kind: 'member' | 'index' }>, site: Site): Compiled {
  const object = compileExpression(expression.object, site)
  if (object.type !== 'dynamic') {
    throw site.scope.error(
      `'${site.operator}' operator: a path can only be taken of dynamic, found ${object.type}.`,
      expression.at,
    )
  }
  const key = expression.kind === 'member' ? constant('string', expression.name) : compileExpression(expression.index, site)
  const read = compiled('dynamic', [object, key], (row) => elementOf(object.evaluate(row), key.evaluate(row)))
  const name = expression.kind === 'member' && object.name !== null ? `${object.name}_${expression.name}` : null
  return { ...read, name }
}

function elementOf(container: Value, key: Value): Value {
  if (Array.isArray(container)) return typeof key === 'number' ? (container.at(key) ?? null) : null
  if (typeof container !== 'object' || container === null || typeof key !== 'string') return null
  return Object.hasOwn(container, key) ? (container[key] ?? null) : null
}

function compileCall(call: Extract<Expression, { kind: 'call' }>, site: Site): Compiled {
  const aggregate = site.aggregate?.(call)
  if (aggregate) return aggregate
  if (call.name === 'column_ifexists' || call.name === 'columnifexists') return columnIfExists(call, site)
  if (call.name === 'toscalar') return toScalar(call, site)
  if (call.name === 'typeof') return constant('string', call.args[0]?.kind === 'name' ? call.args[0].name : '')
  const make = scalarFunction(call.name)
  if (make === undefined) return userScalar(call, site)
  const args = call.args.map((argument) => compileExpression(argument, site))
  const complain = (error: unknown): unknown =>
    error instanceof OperandError
      ? site.scope.error(`'${site.operator}' operator: Function '${call.name}' ${error.message}`, call.at)
      : error
  try {
    const made = make(args, { now: site.scope.database.now })
    return made.constant ? made : { ...made, evaluate: guarded(made.evaluate, complain) }
  } catch (error) {
    throw complain(error)
  }
}

/** Some faults show only with a row's values, such as a bad pattern in a column. */
function guarded(evaluate: Compiled['evaluate'], complain: (error: unknown) => unknown): Compiled['evaluate'] {
  return (row) => {
    try {
      return evaluate(row)
    } catch (error) {
      throw complain(error)
    }
  }
}

function columnIfExists({ args, at }: Extract<Expression, { kind: 'call' }>, site: Site): Compiled {
  const [wanted, otherwise] = args
  const name = wanted?.kind === 'literal' ? String(wanted.value) : wanted?.kind === 'name' ? wanted.name : undefined
  if (name === undefined || otherwise === undefined) {
    throw site.scope.error(`'${site.operator}' operator: Function 'column_ifexists' expects a column's name and a value.`, at)
  }
  if (site.columns.some((column) => column.name === name)) return compileName({ kind: 'name', name, at }, site)
  return { ...compileExpression(otherwise, site), name }
}

function toScalar({ args, at }: Extract<Expression, { kind: 'call' }>, site: Site): Compiled {
  const [argument] = args
  if (argument === undefined) throw site.scope.error("Function 'toscalar' expects 1 argument(s), found 0.", at)
  const { columns, rows } = site.table(argument, site.scope)
  const [column] = columns
  if (column === undefined) throw site.scope.error("Function 'toscalar' expects a table with a column.", at)
  for (const row of rows) return constant(column.type, column.read(row))
  return constant(column.type, null)
}

/** A function of the query's own that gives a value. */
function userScalar(call: Extract<Expression, { kind: 'call' }>, site: Site): Compiled {
  const bound = site.scope.find(call.name)
  if (bound?.kind !== 'function') {
    throw site.scope.error(`'${site.operator}' operator: Unknown function: '${call.name}'.`, call.at)
  }
  const bindings = new Map<string, Binding>()
  for (const [index, parameter] of bound.statement.parameters.entries()) {
    const argument = call.args[index]
    if (argument === undefined) throw site.scope.error(`Function '${call.name}' expects more arguments.`, call.at)
    if (parameter.type === 'table') bindings.set(parameter.name, { kind: 'table', relation: site.table(argument, site.scope) })
    else bindings.set(parameter.name, { kind: 'scalar', value: compileExpression(argument, site) })
  }
  return compileExpression(bound.statement.body, { ...site, scope: bound.scope.with(bindings), columns: [] })
}

/** `in`, `has_any` and their kin; a list may be a table's first column or a dynamic array. */
function compileList(expression: Extract<Expression, { kind: 'list' }>, site: Site): Compiled {
  const operand = compileExpression(expression.operand, site)
  const { operator } = expression
  const items = expression.items.flatMap((item) => listItems(item, site))
  if (operator === 'has_any' || operator === 'has_all') return termList(expression, { operand, items }, site)
  const fitting = items.map((item) => {
    const fit = converted(item, operand.type === 'dynamic' ? 'string' : operand.type)
    if (fit === null) throw site.scope.error(`Cannot compare values of types ${operand.type} and ${item.type}.`, expression.at)
    return fit
  })
  const loose = operator.endsWith('~')
  const key = (value: Value) => (loose ? keyOf(value).toLowerCase() : keyOf(value))
  const found = !operator.startsWith('!')
  const subject = operand.type === 'dynamic' ? asString(operand) : operand
  if (fitting.every((item) => item.constant)) {
    const keys = new Set(fitting.map((item) => key(item.evaluate(null))))
    return compiled('bool', [subject], (row) => keys.has(key(subject.evaluate(row))) === found)
  }
  return compiled('bool', [subject, ...fitting], (row) => {
    const wanted = key(subject.evaluate(row))
    return fitting.some((item) => key(item.evaluate(row)) === wanted) === found
  })
}

const asString = (part: Compiled): Compiled => compiled('string', [part], (row) => textOf(part.evaluate(row), part.type))

function termList(
  expression: Expression & { operator: string },
  { operand, items }: { operand: Compiled; items: Compiled[] },
  site: Site,
): Compiled {
  const text = converted(operand, 'string')
  const match = textMatch('has')
  if (text === null || match === undefined) {
    throw site.scope.error(`Operator '${expression.operator}' takes strings, found ${operand.type}.`, expression.at)
  }
  const terms = items.map(asString)
  const all = expression.operator === 'has_all'
  return compiled('bool', [text, ...terms], (row) => {
    const within = String(text.evaluate(row))
    const has = (term: Compiled) => match(within, String(term.evaluate(row)))
    return all ? terms.every(has) : terms.some(has)
  })
}

/** The values that one item of a list stands for. */
function listItems(item: Expression, site: Site): Compiled[] {
  const bound =
    item.kind === 'name' && !site.columns.some(({ name }) => name === item.name) ? site.scope.find(item.name) : undefined
  const isStoredTable = item.kind === 'name' && bound === undefined && !site.columns.some(({ name }) => name === item.name)
  if (item.kind === 'query' || item.kind === 'datatable' || bound?.kind === 'table' || isStoredTable)
    return firstColumn(item, site)
  const value = compileExpression(item, site)
  if (value.type !== 'dynamic' || !value.constant) return [value]
  const array = value.evaluate(null)
  return Array.isArray(array) ? array.map((element) => constant(typeOfJson(element), element)) : [value]
}

function firstColumn(item: Expression, site: Site): Compiled[] {
  const { columns, rows } = site.table(item, site.scope)
  const [column] = columns
  if (column === undefined) return []
  return Array.from(rows, (row) => constant(column.type, column.read(row)))
}

function typeOfJson(value: Value): KqlType {
  if (typeof value === 'string') return 'string'
  if (typeof value === 'number') return 'real'
  return typeof value === 'boolean' ? 'bool' : 'dynamic'
}

/** Whether the expression can be evaluated without any column; its value then. */
export function constantOf(expression: Expression, site: Site): Compiled | null {
  try {
    const value = compileExpression(expression, { ...site, columns: [] })
    return value.constant ? value : null
  } catch (error) {
    if (error instanceof KqlError) return null
    throw error
  }
}
