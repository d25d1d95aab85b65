import type { Expression, Operator } from './ast.ts'
import { constantOf, type Site } from './compile-expression.ts'
import { converted } from './compiled.ts'
import type { Hint } from './relation.ts'
import { type KqlType, textOf, type Value } from './values.ts'

interface Bounds {
  from: bigint | null
  to: bigint | null
  oneOf: Map<string, Set<string>>
}

/** What the conditions right behind a stored table's name say of its rows. */
export function hintOf(operators: readonly Operator[], site: Site): Hint {
  const bounds: Bounds = { from: null, to: null, oneOf: new Map() }
  for (const operator of operators) {
    if (operator.kind !== 'where') break
    gather(operator.predicate, bounds, site)
  }
  return bounds
}

function gather(predicate: Expression, bounds: Bounds, site: Site): void {
  if (predicate.kind === 'binary' && predicate.operator === 'and') {
    gather(predicate.left, bounds, site)
    gather(predicate.right, bounds, site)
  } else if (predicate.kind === 'binary') gatherComparison(predicate, bounds, site)
  else if (predicate.kind === 'between' && !predicate.negated && isTimestamp(predicate.operand)) {
    const from = instantOf(predicate.from, site)
    const to = knownValue(predicate.to, site)
    narrow(bounds, '>=', from)
    if (to?.type === 'datetime' && typeof to.value === 'bigint') narrow(bounds, '<=', to.value)
  } else if (predicate.kind === 'list' && ['in', 'in~'].includes(predicate.operator) && predicate.operand.kind === 'name') {
    const values = predicate.items.map((item) => knownValue(item, site))
    if (values.every((item) => item?.type === 'string')) only(bounds, predicate.operand.name, values)
  }
}

const isTimestamp = (expression: Expression): boolean => expression.kind === 'name' && expression.name === 'Timestamp'

const mirrored: Record<string, string> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=', '==': '==', '=~': '=~' }

function gatherComparison({ operator, left, right }: Extract<Expression, { kind: 'binary' }>, bounds: Bounds, site: Site): void {
  if (left.kind !== 'name') {
    const turned = mirrored[operator]
    if (right.kind === 'name' && turned !== undefined) {
      gatherComparison({ kind: 'binary', operator: turned, left: right, right: left, at: right.at }, bounds, site)
    }
    return
  }
  if (left.name === 'Timestamp') narrow(bounds, operator, instantOf(right, site))
  else if (operator === '==' || operator === '=~') {
    const value = knownValue(right, site)
    if (value?.type === 'string') only(bounds, left.name, [value])
  }
}

function narrow(bounds: Bounds, operator: string, instant: bigint | null): void {
  if (instant === null) return
  if (['>', '>=', '=='].includes(operator) && (bounds.from === null || instant > bounds.from)) bounds.from = instant
  if (['<', '<=', '=='].includes(operator) && (bounds.to === null || instant < bounds.to)) bounds.to = instant
}

interface Known {
  type: KqlType
  value: Value
}

function only(bounds: Bounds, column: string, values: readonly (Known | null)[]): void {
  const wanted = new Set(values.map((item) => (item === null ? '' : textOf(item.value, item.type).toLowerCase())))
  const before = bounds.oneOf.get(column)
  bounds.oneOf.set(column, before === undefined ? wanted : new Set([...wanted].filter((value) => before.has(value))))
}

function knownValue(expression: Expression, site: Site): Known | null {
  const value = constantOf(expression, site)
  return value === null ? null : { type: value.type, value: value.evaluate(null) }
}

function instantOf(expression: Expression, site: Site): bigint | null {
  const value = constantOf(expression, site)
  const instant = value === null ? null : converted(value, 'datetime')?.evaluate(null)
  return typeof instant === 'bigint' ? instant : null
}
