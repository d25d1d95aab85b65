import { type Compiled, commonType, compiled, converted } from '../compiled.ts'
import { OperandError } from '../operators.ts'
import type { KqlType, Value } from '../values.ts'
import { checkArguments, define, type ScalarFunction } from './define.ts'

/** All parts as one type. Throws OperandError. */
function alike(parts: readonly Compiled[]): { type: KqlType; parts: Compiled[] } {
  const type = parts.reduce<KqlType | null>((common, part) => {
    if (common === null || common === part.type) return part.type
    const next = commonType(common, part.type)
    if (next === null) throw new OperandError(`expects arguments of one type, found ${common} and ${part.type}.`)
    return next
  }, null)
  const target = type ?? 'string'
  return { type: target, parts: parts.map((part) => converted(part, target) ?? part) }
}

const iff: ScalarFunction = (args) => {
  const [condition, ...choices] = checkArguments({ takes: ['bool', 'any', 'any'] }, args)
  const { type, parts } = alike(choices)
  return compiled(type, args, (row) => parts[condition?.evaluate(row) === true ? 0 : 1]?.evaluate(row) ?? null)
}

/** `case(condition, value, condition, value, …, otherwise)` */
const choose: ScalarFunction = (args) => {
  if (args.length < 3 || args.length % 2 === 0)
    throw new OperandError(`expects an odd number of arguments, found ${args.length}.`)
  const conditions = args.slice(0, -1).filter((_, index) => index % 2 === 0)
  const tests = checkArguments({ takes: ['bool'], repeats: true }, conditions)
  const { type, parts } = alike(args.filter((_, index) => index % 2 === 1 || index === args.length - 1))
  return compiled(type, args, (row) => {
    const index = tests.findIndex((test) => test.evaluate(row) === true)
    return parts.at(index)?.evaluate(row) ?? null
  })
}

const isMissing = (value: Value): boolean => value === null || value === ''

const coalesce: ScalarFunction = (args) => {
  const { type, parts } = alike(checkArguments({ takes: ['any', 'any'], repeats: true }, args))
  return compiled(type, args, (row) => {
    for (const part of parts) {
      const value = part.evaluate(row)
      if (!isMissing(value)) return value
    }
    return type === 'string' ? '' : null
  })
}

const test = (check: (value: Value) => boolean): ScalarFunction =>
  define({ takes: ['any'], gives: 'bool' }, ([value]) => check(value ?? null))

export const choiceFunctions: Record<string, ScalarFunction> = {
  iff,
  iif: iff,
  case: choose,
  coalesce,
  isempty: test(isMissing),
  isnotempty: test((value) => !isMissing(value)),
  isnull: test((value) => value === null),
  isnotnull: test((value) => value !== null),
  not: define({ takes: ['bool'], gives: 'bool' }, ([value]) => (value === null ? null : value !== true)),
}
