import { compiled } from '../compiled.ts'
import { OperandError } from '../operators.ts'
import { isNumeric, type Value } from '../values.ts'
import { checkArguments, define, type ScalarFunction } from './define.ts'

const onNumber = (run: (value: number) => number): ScalarFunction =>
  define({ takes: ['number'], gives: 'real' }, ([value]) => (typeof value === 'number' ? run(value) : null))

/** Of numbers and timespans; the type stays. */
const abs: ScalarFunction = (args) => {
  const [part] = checkArguments({ takes: ['any'] }, args)
  if (part === undefined || (part.type !== 'timespan' && !isNumeric(part.type))) {
    throw new OperandError(`expects a number or a timespan, found ${part?.type}.`)
  }
  return compiled(part.type, [part], (row) => magnitude(part.evaluate(row)))
}

function magnitude(value: Value): Value {
  if (typeof value === 'bigint') return value < 0n ? -value : value
  return typeof value === 'number' ? Math.abs(value) : null
}

const extreme = (better: (one: number, other: number) => boolean): ScalarFunction =>
  define({ takes: ['number', 'number'], repeats: true, gives: 'real' }, (values) =>
    values.reduce<Value>((best, value) => {
      if (typeof value !== 'number') return best
      return typeof best !== 'number' || better(value, best) ? value : best
    }, null),
  )

export const numberFunctions: Record<string, ScalarFunction> = {
  abs,
  ceiling: onNumber(Math.ceil),
  round: define({ takes: ['number', 'long'], optional: 1, gives: 'real' }, ([value, digits]) =>
    typeof value === 'number' ? Number(value.toFixed(typeof digits === 'number' ? Math.min(15, Math.max(0, digits)) : 0)) : null,
  ),
  sqrt: onNumber(Math.sqrt),
  log: onNumber(Math.log),
  log2: onNumber(Math.log2),
  log10: onNumber(Math.log10),
  max_of: extreme((one, other) => one > other),
  min_of: extreme((one, other) => one < other),
}
