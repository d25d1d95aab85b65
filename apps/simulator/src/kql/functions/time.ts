import { compiled, constant } from '../compiled.ts'
import { OperandError } from '../operators.ts'
import { parseTimespan, splitTicks, ticksOf, type Value } from '../values.ts'
import { checkArguments, define, type ScalarFunction } from './define.ts'

const day = parseTimespan('1d') ?? 0n
const hour = parseTimespan('1h') ?? 0n

const dateOf = (ticks: bigint): Date => new Date(splitTicks(ticks).milliseconds)
const monthsOf = (date: Date): number => date.getUTCFullYear() * 12 + date.getUTCMonth()
const floorTo = (ticks: bigint, size: bigint): bigint => ticks - (((ticks % size) + size) % size)

/** Whole units between two instants, by the boundaries between them that are crossed. */
const differences: Record<string, (left: bigint, right: bigint) => number> = {
  year: (left, right) => dateOf(left).getUTCFullYear() - dateOf(right).getUTCFullYear(),
  quarter: (left, right) => Math.floor(monthsOf(dateOf(left)) / 3) - Math.floor(monthsOf(dateOf(right)) / 3),
  month: (left, right) => monthsOf(dateOf(left)) - monthsOf(dateOf(right)),
  week: (left, right) => crossed(left, right, day * 7n),
  day: (left, right) => crossed(left, right, day),
  hour: (left, right) => crossed(left, right, hour),
  minute: (left, right) => crossed(left, right, hour / 60n),
  second: (left, right) => crossed(left, right, hour / 3600n),
  millisecond: (left, right) => crossed(left, right, 10_000n),
  microsecond: (left, right) => crossed(left, right, 10n),
}

const crossed = (left: bigint, right: bigint, size: bigint): number => Number((floorTo(left, size) - floorTo(right, size)) / size)

function datetimeDiff([period, left, right]: Value[]): Value {
  const unit = String(period).toLowerCase()
  const difference = Object.hasOwn(differences, unit) ? differences[unit] : undefined
  if (difference === undefined) throw new OperandError(`does not know the period '${unit}'.`)
  return typeof left === 'bigint' && typeof right === 'bigint' ? difference(left, right) : null
}

/** Letters of a format and what stands for them; longest first. */
const letters: [RegExp, (date: Date, ticks: bigint) => string][] = [
  [/^yyyy/, (date) => String(date.getUTCFullYear())],
  [/^yy/, (date) => String(date.getUTCFullYear() % 100).padStart(2, '0')],
  [/^MM/, (date) => String(date.getUTCMonth() + 1).padStart(2, '0')],
  [/^M/, (date) => String(date.getUTCMonth() + 1)],
  [/^dd/, (date) => String(date.getUTCDate()).padStart(2, '0')],
  [/^d/, (date) => String(date.getUTCDate())],
  [/^HH/, (date) => String(date.getUTCHours()).padStart(2, '0')],
  [/^H/, (date) => String(date.getUTCHours())],
  [/^hh/, (date) => String(date.getUTCHours() % 12 || 12).padStart(2, '0')],
  [/^mm/, (date) => String(date.getUTCMinutes()).padStart(2, '0')],
  [/^m/, (date) => String(date.getUTCMinutes())],
  [/^ss/, (date) => String(date.getUTCSeconds()).padStart(2, '0')],
  [/^s/, (date) => String(date.getUTCSeconds())],
  [/^tt/, (date) => (date.getUTCHours() < 12 ? 'AM' : 'PM')],
]

function formatDatetime([value, format]: Value[]): Value {
  if (typeof value !== 'bigint') return ''
  const date = dateOf(value)
  const fraction = String(((value % 10_000_000n) + 10_000_000n) % 10_000_000n).padStart(7, '0')
  let rest = String(format)
  let written = ''
  while (rest !== '') {
    const digits = /^[fF]+/.exec(rest)?.[0]
    const letter = letters.find(([pattern]) => pattern.test(rest))
    const taken = digits ?? (letter === undefined ? rest.slice(0, 1) : (letter[0].exec(rest)?.[0] ?? ''))
    written += digits === undefined ? (letter?.[1](date, value) ?? taken) : fraction.slice(0, digits.length)
    rest = rest.slice(taken.length)
  }
  return written
}

/** The bin that a number, an instant or a timespan falls into. */
const bin: ScalarFunction = (args) => {
  const [value, size] = checkArguments({ takes: ['any', 'any'] }, args)
  if (value === undefined || size === undefined) throw new OperandError('expects 2 arguments.')
  if (value.type === 'datetime' || value.type === 'timespan') {
    const [, span] = checkArguments({ takes: ['any', 'timespan'] }, args)
    return {
      ...compiled(value.type, [value, size], (row) => {
        const [ticks, width] = [value.evaluate(row), span?.evaluate(row)]
        return typeof ticks === 'bigint' && typeof width === 'bigint' && width > 0n ? floorTo(ticks, width) : null
      }),
      name: value.name,
    }
  }
  const [number, width] = checkArguments({ takes: ['number', 'number'] }, args)
  const whole = number?.type !== 'real' && width?.type !== 'real'
  return {
    ...compiled(whole ? 'long' : 'real', [value, size], (row) => {
      const [one, by] = [number?.evaluate(row), width?.evaluate(row)]
      return typeof one === 'number' && typeof by === 'number' && by !== 0 ? Math.floor(one / by) * by : null
    }),
    name: value.name,
  }
}

const startOf = (floor: (ticks: bigint) => bigint): ScalarFunction =>
  define({ takes: ['datetime'], gives: 'datetime' }, ([value]) => (typeof value === 'bigint' ? floor(value) : null))

const partOf = (read: (date: Date) => number): ScalarFunction =>
  define({ takes: ['datetime'], gives: 'int' }, ([value]) => (typeof value === 'bigint' ? read(dateOf(value)) : null))

export const timeFunctions: Record<string, ScalarFunction> = {
  now: (args, { now }) => {
    const [offset] = checkArguments({ takes: ['timespan'], optional: 1 }, args)
    const by = offset?.evaluate(null)
    return constant('datetime', typeof by === 'bigint' ? now + by : now)
  },
  ago: (args, { now }) => {
    const [span] = checkArguments({ takes: ['timespan'] }, args)
    if (span === undefined) throw new OperandError('expects 1 argument.')
    return compiled('datetime', [span], (row) => {
      const by = span.evaluate(row)
      return typeof by === 'bigint' ? now - by : null
    })
  },
  bin,
  floor: bin,
  datetime_diff: define({ takes: ['string', 'datetime', 'datetime'], gives: 'long' }, datetimeDiff),
  datetime_add: define({ takes: ['string', 'long', 'datetime'], gives: 'datetime' }, ([period, amount, value]) => {
    const unit = parseTimespan(`1${String(period).toLowerCase()}`)
    if (unit === null) throw new OperandError(`does not know the period '${period}'.`)
    return typeof value === 'bigint' && typeof amount === 'number' ? value + unit * BigInt(amount) : null
  }),
  format_datetime: define({ takes: ['datetime', 'string'], gives: 'string' }, formatDatetime),
  startofday: startOf((ticks) => floorTo(ticks, day)),
  startofweek: startOf((ticks) => floorTo(ticks, day) - day * BigInt(dateOf(ticks).getUTCDay())),
  startofmonth: startOf((ticks) => ticksOf(Date.UTC(dateOf(ticks).getUTCFullYear(), dateOf(ticks).getUTCMonth(), 1))),
  endofday: startOf((ticks) => floorTo(ticks, day) + day - 1n),
  hourofday: partOf((date) => date.getUTCHours()),
  dayofmonth: partOf((date) => date.getUTCDate()),
  monthofyear: partOf((date) => date.getUTCMonth() + 1),
  getyear: partOf((date) => date.getUTCFullYear()),
  dayofweek: define({ takes: ['datetime'], gives: 'timespan' }, ([value]) =>
    typeof value === 'bigint' ? day * BigInt(dateOf(value).getUTCDay()) : null,
  ),
}
