import { type Compiled, compiled, converted } from '../compiled.ts'
import { OperandError } from '../operators.ts'
import type { KqlType, Value } from '../values.ts'

/** What is known of a call besides its arguments. */
export interface CallContext {
  /** Ticks since 1970. */
  now: bigint
}

/** Makes a call of its arguments. Throws OperandError. */
export type ScalarFunction = (args: readonly Compiled[], context: CallContext) => Compiled

type ParameterType = KqlType | 'any' | 'number'

interface Signature {
  takes: readonly ParameterType[]
  /** How many of the last parameters may be left out. */
  optional?: number
  /** The last parameter may be given again and again. */
  repeats?: boolean
  gives: KqlType
}

/** A text holds a megabyte; longer ones are cut off. */
const longestText = 1_048_576

/** A function of values: arguments come as the types that the signature names, null where a value is missing. */
export function define(signature: Signature, run: (values: Value[], types: KqlType[]) => Value): ScalarFunction {
  return (args) => {
    const given = checkArguments(signature, args)
    const types = given.map((part) => part.type)
    return compiled(signature.gives, given, (row) => {
      const values = given.map((part) => part.evaluate(row))
      const value = run(values, types)
      return typeof value === 'string' && value.length > longestText ? value.slice(0, longestText) : value
    })
  }
}

/** Arguments as the types that they should have. Throws OperandError for too few, too many or others. */
export function checkArguments(
  { takes, optional = 0, repeats = false }: Omit<Signature, 'gives'>,
  args: readonly Compiled[],
): Compiled[] {
  if (args.length < takes.length - optional || (!repeats && args.length > takes.length)) {
    const least = takes.length - optional
    const most = repeats ? ' or more' : optional > 0 ? ` to ${takes.length}` : ''
    throw new OperandError(`expects ${least}${most} argument(s), found ${args.length}.`)
  }
  return args.map((part, index) => {
    const wanted = takes[index] ?? takes.at(-1) ?? 'any'
    if (wanted === 'any') return part
    const fitting = wanted === 'number' ? asNumber(part) : converted(part, wanted)
    if (fitting === null) throw new OperandError(`expects ${wanted} as argument ${index + 1}, found ${part.type}.`)
    return fitting
  })
}

const asNumber = (part: Compiled): Compiled | null =>
  part.type === 'dynamic' ? converted(part, 'real') : converted(part, part.type === 'real' ? 'real' : 'long')
