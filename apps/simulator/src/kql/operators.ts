import { type Compiled, commonType, compiled, converted } from './compiled.ts'
import { textMatch } from './text-match.ts'
import { compareValues, isNumeric, type KqlType, keyOf, multiplyTicks, type Value } from './values.ts'

/** A fault of the operands; whoever knows the place says where. */
export class OperandError extends Error {}

/** Both operands with an operator between them. Throws OperandError where their types do not allow it. */
export function combine(operator: string, left: Compiled, right: Compiled): Compiled {
  if (operator === 'and' || operator === 'or') return logical(operator, left, right)
  if (['+', '-', '*', '/', '%'].includes(operator)) return arithmetic(operator, left, right)
  if (operator === '=~' || operator === '!~') return looseEquality(operator, left, right)
  if (operator === 'matches regex') return matchesRegex(left, right)
  const match = textMatch(operator)
  if (match === undefined) return comparison(operator, left, right)
  const [text, wanted] = [asText(left, operator), asText(right, operator)]
  return compiled('bool', [left, right], (row) => match(String(text.evaluate(row)), String(wanted.evaluate(row))))
}

function asText(part: Compiled, operator: string): Compiled {
  const text = converted(part, 'string')
  if (text === null) throw new OperandError(`Operator '${operator}' takes strings, found ${part.type}.`)
  return text
}

function logical(operator: 'and' | 'or', left: Compiled, right: Compiled): Compiled {
  const [one, other] = [converted(left, 'bool'), converted(right, 'bool')]
  if (one === null || other === null) {
    throw new OperandError(`Operator '${operator}' takes bool, found ${one === null ? left.type : right.type}.`)
  }
  return operator === 'and'
    ? compiled('bool', [left, right], (row) => one.evaluate(row) === true && other.evaluate(row) === true)
    : compiled('bool', [left, right], (row) => one.evaluate(row) === true || other.evaluate(row) === true)
}

function looseEquality(operator: string, left: Compiled, right: Compiled): Compiled {
  const [one, other] = [asText(left, operator), asText(right, operator)]
  const equal = operator === '=~'
  return compiled('bool', [left, right], (row) => {
    const same = String(one.evaluate(row)).toLowerCase() === String(other.evaluate(row)).toLowerCase()
    return same === equal
  })
}

function matchesRegex(left: Compiled, right: Compiled): Compiled {
  const text = asText(left, 'matches regex')
  if (!right.constant) throw new OperandError("Operator 'matches regex' takes a constant pattern.")
  const pattern = regexOf(String(asText(right, 'matches regex').evaluate(null)))
  return compiled('bool', [left], (row) => pattern.test(String(text.evaluate(row))))
}

/** A regular expression of the service's dialect. Throws OperandError. */
export function regexOf(source: string): RegExp {
  const [, inline = ''] = /^\(\?([ims]+)\)/.exec(source) ?? []
  try {
    return new RegExp(source.slice(inline === '' ? 0 : inline.length + 3), `u${inline}`)
  } catch {
    throw new OperandError(`'${source}' is not a valid regular expression.`)
  }
}

function comparison(operator: string, left: Compiled, right: Compiled): Compiled {
  const type = commonType(left.type, right.type)
  const [one, other] = type === null ? [null, null] : [converted(left, type), converted(right, type)]
  if (one === null || other === null) {
    throw new OperandError(`Cannot compare values of types ${left.type} and ${right.type}. Try adding explicit casts.`)
  }
  if (type === 'dynamic' && operator !== '==' && operator !== '!=') {
    throw new OperandError(`Operator '${operator}' cannot be used on values of type dynamic. Try adding explicit casts.`)
  }
  const test = comparisonTest(operator)
  return compiled('bool', [left, right], (row) => test(one.evaluate(row), other.evaluate(row)))
}

/** With null on one side the values differ, and neither is more than the other; two nulls say nothing. */
function comparisonTest(operator: string): (one: Value, other: Value) => Value {
  if (operator === '==') return (one, other) => (one === null && other === null ? null : keyOf(one) === keyOf(other))
  if (operator === '!=') return (one, other) => (one === null && other === null ? null : keyOf(one) !== keyOf(other))
  const decide = orders[operator]
  if (decide === undefined) throw new OperandError(`The operator '${operator}' is not known.`)
  return (one, other) => (one === null || other === null ? null : decide(compareValues(one, other)))
}

const orders: Record<string, (order: number) => boolean> = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
}

/** Whether the operand lies between two others, both included; or, negated, does not. Throws OperandError. */
export function between(operand: Compiled, { from, to }: { from: Compiled; to: Compiled }, negated: boolean): Compiled {
  const low = combine('>=', operand, from)
  // A timespan as the upper end counts from the lower one.
  const end = to.type === 'timespan' && from.type === 'datetime' ? combine('+', from, to) : to
  const high = combine('<=', operand, end)
  return compiled('bool', [low, high], (row) => (low.evaluate(row) === true && high.evaluate(row) === true) !== negated)
}

type Sides = `${KqlType}${'+' | '-' | '*' | '/' | '%'}${KqlType}`

/** Results of arithmetic on instants and timespans; numbers among themselves are apart. */
const timeTypes: Partial<Record<Sides, KqlType>> = {
  'datetime-datetime': 'timespan',
  'datetime+timespan': 'datetime',
  'datetime-timespan': 'datetime',
  'timespan+datetime': 'datetime',
  'timespan+timespan': 'timespan',
  'timespan-timespan': 'timespan',
  'timespan/timespan': 'real',
  'timespan%timespan': 'timespan',
}

function arithmetic(operator: string, left: Compiled, right: Compiled): Compiled {
  const [one, other] = [asOperand(left, right), asOperand(right, left)]
  if (isNumeric(one.type) && isNumeric(other.type)) return numbers(operator, one, other)
  const result = timeTypes[`${one.type}${operator}${other.type}` as Sides]
  if (result !== undefined) {
    return compiled(result, [one, other], (row) => ticks(operator, [one.evaluate(row), other.evaluate(row)], result))
  }
  if (operator === '*' && one.type === 'timespan' && isNumeric(other.type)) return scaled(one, other, 1)
  if (operator === '*' && other.type === 'timespan' && isNumeric(one.type)) return scaled(other, one, 1)
  if (operator === '/' && one.type === 'timespan' && isNumeric(other.type)) return scaled(one, other, -1)
  throw new OperandError(`Operator '${operator}' cannot be used on values of types ${left.type} and ${right.type}.`)
}

/** A dynamic operand takes the other's type, or is a number. */
function asOperand(part: Compiled, beside: Compiled): Compiled {
  if (part.type !== 'dynamic') return part
  return converted(part, beside.type === 'dynamic' || beside.type === 'string' ? 'real' : beside.type) ?? part
}

function numbers(operator: string, left: Compiled, right: Compiled): Compiled {
  const whole = left.type !== 'real' && right.type !== 'real'
  return compiled(whole ? 'long' : 'real', [left, right], (row) => {
    const one = left.evaluate(row)
    const other = right.evaluate(row)
    if (typeof one !== 'number' || typeof other !== 'number') return null
    const result = calculate(operator, one, other)
    if (!Number.isFinite(result)) return null
    return whole ? Math.trunc(result) : result
  })
}

function calculate(operator: string, one: number, other: number): number {
  switch (operator) {
    case '+':
      return one + other
    case '-':
      return one - other
    case '*':
      return one * other
    case '/':
      return one / other
    default:
      return one % other
  }
}

function ticks(operator: string, [one, other]: [Value, Value], result: KqlType): Value {
  if (typeof one !== 'bigint' || typeof other !== 'bigint') return null
  if (operator === '+') return one + other
  if (operator === '-') return one - other
  if (other === 0n) return null
  return result === 'real' ? Number(one) / Number(other) : one % other
}

function scaled(span: Compiled, factor: Compiled, power: 1 | -1): Compiled {
  return compiled('timespan', [span, factor], (row) => {
    const one = span.evaluate(row)
    const by = factor.evaluate(row)
    return typeof one === 'bigint' && typeof by === 'number' ? multiplyTicks(one, by ** power) : null
  })
}

/** The operand with its sign changed. Throws OperandError. */
export function negative(operand: Compiled): Compiled {
  if (operand.type !== 'timespan' && !isNumeric(operand.type)) {
    throw new OperandError(`Operator '-' cannot be used on a value of type ${operand.type}.`)
  }
  return compiled(operand.type, [operand], (row) => {
    const value = operand.evaluate(row)
    return typeof value === 'bigint' || typeof value === 'number' ? -value : null
  })
}
