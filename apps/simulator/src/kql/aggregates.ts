import { type Compiled, converted } from './compiled.ts'
import type { KqlError } from './error.ts'
import type { Row } from './relation.ts'
import { compareValues, isNumeric, type Json, jsonOf, type KqlType, keyOf, type Value } from './values.ts'

export interface Accumulator<Result = Value> {
  add(row: Row): void
  result(): Result
}

/** What is gathered over the rows of a group. */
export interface Aggregate<Result = Value> {
  type: KqlType
  /** What its column is called. */
  name: string | null
  begin(): Accumulator<Result>
}

type Complain = (what: string) => KqlError
/** Makes an aggregate of its arguments; null stands for `*`. Throws what `complain` makes. */
type MakeAggregate = (args: readonly (Compiled | null)[], complain: Complain) => Aggregate

function argument(args: readonly (Compiled | null)[], index: number, complain: Complain): Compiled {
  const part = args[index]
  if (part === undefined || part === null) throw complain(`expects ${index + 1} argument(s) or more, found ${args.length}.`)
  return part
}

function condition(args: readonly (Compiled | null)[], index: number, complain: Complain): (row: Row) => boolean {
  const part = converted(argument(args, index, complain), 'bool')
  if (part === null) throw complain('expects a condition.')
  return (row) => part.evaluate(row) === true
}

function number(part: Compiled, complain: Complain): Compiled {
  const fit = part.type === 'dynamic' ? converted(part, 'real') : part
  if (fit === null || !(isNumeric(fit.type) || fit.type === 'timespan')) throw complain(`expects a number, found ${part.type}.`)
  return fit
}

const named = (prefix: string, part: Compiled): string => `${prefix}_${part.name ?? ''}`
const always = () => true

function counting(when: (row: Row) => boolean, name: string): Aggregate {
  return {
    type: 'long',
    name,
    begin() {
      let total = 0
      return {
        add(row) {
          if (when(row)) total++
        },
        result: () => total,
      }
    },
  }
}

function counted(part: Compiled, when: (row: Row) => boolean): Aggregate {
  return {
    type: 'long',
    name: named('dcount', part),
    begin() {
      const seen = new Set<string>()
      return {
        add(row) {
          if (when(row)) seen.add(keyOf(part.evaluate(row)))
        },
        result: () => seen.size,
      }
    },
  }
}

/** Sum or mean of numbers, or of timespans. */
function summed(part: Compiled, when: (row: Row) => boolean, mean: boolean): Aggregate {
  return {
    type: mean && part.type !== 'timespan' ? 'real' : part.type,
    name: named(mean ? 'avg' : 'sum', part),
    begin() {
      let numbers = 0
      let ticks = 0n
      let count = 0
      return {
        add(row) {
          const value = when(row) ? part.evaluate(row) : null
          if (typeof value === 'number') numbers += value
          else if (typeof value === 'bigint') ticks += value
          else return
          count++
        },
        result() {
          if (mean && count === 0) return null
          if (part.type === 'timespan') return mean ? ticks / BigInt(count) : ticks
          return mean ? numbers / count : numbers
        },
      }
    },
  }
}

function extreme(part: Compiled, when: (row: Row) => boolean, largest: boolean): Aggregate {
  return {
    type: part.type,
    name: named(largest ? 'max' : 'min', part),
    begin() {
      let best: Value = null
      return {
        add(row) {
          const value = when(row) ? part.evaluate(row) : null
          if (value === null) return
          if (best === null || (largest ? compareValues(value, best) > 0 : compareValues(value, best) < 0)) best = value
        },
        result: () => best,
      }
    },
  }
}

/** `make_list` and `make_set`, with at most so many elements. */
function gathered(part: Compiled, when: (row: Row) => boolean, { unique, most }: { unique: boolean; most: number }): Aggregate {
  return {
    type: 'dynamic',
    name: named(unique ? 'set' : 'list', part),
    begin() {
      const seen = new Set<string>()
      const items: Json[] = []
      return {
        add(row) {
          if (items.length >= most || !when(row)) return
          const item = jsonOf(part.evaluate(row), part.type)
          if (item === null || (unique && seen.has(keyOf(item)))) return
          seen.add(keyOf(item))
          items.push(item)
        },
        result: () => items,
      }
    },
  }
}

/** The value of any row, the first that is not missing. */
function taken(part: Compiled): Aggregate {
  return {
    type: part.type,
    name: part.name,
    begin() {
      let found: Value = null
      return {
        add(row) {
          if (found === null || found === '') found = part.evaluate(row)
        },
        result: () => found,
      }
    },
  }
}

const largestArray = 1_048_576

function limitOf(args: readonly (Compiled | null)[], index: number): number {
  const limit = args[index]?.evaluate(null)
  return typeof limit === 'number' && limit >= 0 ? limit : largestArray
}

const overNumbers =
  (mean: boolean, conditional: boolean): MakeAggregate =>
  (args, complain) =>
    summed(number(argument(args, 0, complain), complain), conditional ? condition(args, 1, complain) : always, mean)

const overValues =
  (largest: boolean, conditional: boolean): MakeAggregate =>
  (args, complain) =>
    extreme(argument(args, 0, complain), conditional ? condition(args, 1, complain) : always, largest)

const intoArray =
  (unique: boolean, conditional: boolean): MakeAggregate =>
  (args, complain) =>
    gathered(argument(args, 0, complain), conditional ? condition(args, 1, complain) : always, {
      unique,
      most: limitOf(args, conditional ? 2 : 1),
    })

const distinctly =
  (conditional: boolean): MakeAggregate =>
  (args, complain) =>
    counted(argument(args, 0, complain), conditional ? condition(args, 1, complain) : always)

const any: MakeAggregate = (args, complain) => taken(argument(args, 0, complain))

const aggregates: Record<string, MakeAggregate> = {
  count: () => counting(always, 'count_'),
  countif: (args, complain) => counting(condition(args, 0, complain), 'countif_'),
  dcount: distinctly(false),
  dcountif: distinctly(true),
  count_distinct: distinctly(false),
  sum: overNumbers(false, false),
  sumif: overNumbers(false, true),
  avg: overNumbers(true, false),
  avgif: overNumbers(true, true),
  min: overValues(false, false),
  minif: overValues(false, true),
  max: overValues(true, false),
  maxif: overValues(true, true),
  make_set: intoArray(true, false),
  make_set_if: intoArray(true, true),
  make_list: intoArray(false, false),
  make_list_if: intoArray(false, true),
  any,
  take_any: any,
}

/** The aggregate of that name; those that give a whole row are apart. */
export const aggregateNamed = (name: string): MakeAggregate | undefined =>
  Object.hasOwn(aggregates, name) ? aggregates[name] : undefined
