/** Types of columns and expressions. `guid` is held as text. */
export const kqlTypes = ['string', 'long', 'int', 'real', 'bool', 'datetime', 'timespan', 'dynamic', 'guid'] as const
export type KqlType = (typeof kqlTypes)[number]

export type Json = string | number | boolean | null | Json[] | { [name: string]: Json }

/**
 * A value of some type. Text is never null, everything else may be. `datetime` is ticks (100 ns) since 1970, `timespan`
 * is ticks, both bigint; `dynamic` is JSON.
 */
export type Value = bigint | Json

export const isNumeric = (type: KqlType): boolean => type === 'long' || type === 'int' || type === 'real'

const typeNames: Record<string, KqlType> = {
  boolean: 'bool',
  date: 'datetime',
  double: 'real',
  decimal: 'real',
  time: 'timespan',
  uuid: 'guid',
}

/** The type of that name, by any of its names. */
export function typeNamed(name: string): KqlType | undefined {
  return kqlTypes.find((type) => type === name) ?? typeNames[name]
}

/** Text of any value: what `tostring` gives; null is empty. */
export function textOf(value: Value, type: KqlType): string {
  if (value === null) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'bigint') return type === 'timespan' ? timespanText(value) : datetimeText(value)
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** JSON of any value, as an element of an array or a property bag. */
export function jsonOf(value: Value, type: KqlType): Json {
  return typeof value === 'bigint' ? textOf(value, type) : value
}

/** Text by which equal values are known. */
export const keyOf = (value: Value): string =>
  typeof value === 'object' && value !== null ? `o${JSON.stringify(value)}` : `${typeof value}${String(value)}`

/** Orders two values of one type; null comes first. */
export function compareValues(left: Value, right: Value): number {
  if (left === null || right === null) return Number(left !== null) - Number(right !== null)
  const one = typeof left === 'object' ? JSON.stringify(left) : left
  const other = typeof right === 'object' ? JSON.stringify(right) : right
  return Number(one > other) - Number(one < other)
}

export const ticksPerMillisecond = 10_000n
const ticksPerSecond = 10_000_000n

export const ticksOf = (milliseconds: number): bigint => BigInt(Math.floor(milliseconds)) * ticksPerMillisecond

/** Whole milliseconds, and the ticks beyond them. */
export function splitTicks(ticks: bigint): { milliseconds: number; rest: number } {
  const rest = ((ticks % ticksPerMillisecond) + ticksPerMillisecond) % ticksPerMillisecond
  return { milliseconds: Number((ticks - rest) / ticksPerMillisecond), rest: Number(rest) }
}

/** An instant with all seven fractional digits. Instants that no calendar has come out as the first of all. */
function datetimeText(ticks: bigint): string {
  const { milliseconds, rest } = splitTicks(ticks)
  const date = new Date(milliseconds)
  if (Number.isNaN(date.getTime())) return '0001-01-01T00:00:00.0000000Z'
  return `${date.toISOString().slice(0, -1)}${String(rest).padStart(4, '0')}Z`
}

/** `1.02:03:04.5000000`; days and fraction only where there are any. */
function timespanText(ticks: bigint): string {
  const total = ticks < 0n ? -ticks : ticks
  const seconds = total / ticksPerSecond
  const two = (value: bigint) => String(value).padStart(2, '0')
  const days = seconds / 86_400n
  const clock = `${two((seconds / 3600n) % 24n)}:${two((seconds / 60n) % 60n)}:${two(seconds % 60n)}`
  const fraction = total % ticksPerSecond
  const tail = fraction === 0n ? '' : `.${String(fraction).padStart(7, '0')}`
  return `${ticks < 0n ? '-' : ''}${days === 0n ? '' : `${days}.`}${clock}${tail}`
}

const instantForm =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,7})\d*)?)?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?$/i

/** Ticks of an instant as text; UTC without a zone. Null for what is none. */
export function parseDatetime(text: string): bigint | null {
  const [, year, month, day, hour = '0', minute = '00', second = '00', fraction = '', zone = 'Z'] =
    instantForm.exec(text.trim()) ?? []
  if (year === undefined || month === undefined || day === undefined) return null
  const two = (digits: string) => digits.padStart(2, '0')
  const utc = Date.parse(`${year}-${two(month)}-${two(day)}T${two(hour)}:${minute}:${second}Z`)
  if (Number.isNaN(utc)) return null
  const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? []
  const offset = (Number(hours) * 60 + Number(minutes)) * 60_000 * (sign === '-' ? -1 : 1)
  return ticksOf(utc - offset) + BigInt(fraction.padEnd(7, '0') || '0')
}

const units: Record<string, bigint> = {
  d: 86_400n * ticksPerSecond,
  day: 86_400n * ticksPerSecond,
  days: 86_400n * ticksPerSecond,
  h: 3600n * ticksPerSecond,
  hr: 3600n * ticksPerSecond,
  hour: 3600n * ticksPerSecond,
  hours: 3600n * ticksPerSecond,
  m: 60n * ticksPerSecond,
  min: 60n * ticksPerSecond,
  minute: 60n * ticksPerSecond,
  minutes: 60n * ticksPerSecond,
  s: ticksPerSecond,
  sec: ticksPerSecond,
  second: ticksPerSecond,
  seconds: ticksPerSecond,
  ms: ticksPerMillisecond,
  millisecond: ticksPerMillisecond,
  milliseconds: ticksPerMillisecond,
  microsecond: 10n,
  microseconds: 10n,
  tick: 1n,
  ticks: 1n,
}

/** Ticks of `1h`, `1.5d`, `1.02:03:04`. Null for what is no timespan. */
export function parseTimespan(text: string): bigint | null {
  const [, digits, unit = ''] = /^(-?\d+(?:\.\d+)?)\s*([a-z]+)$/.exec(text.trim()) ?? []
  const size = Object.hasOwn(units, unit) ? units[unit] : undefined
  if (digits !== undefined && size !== undefined) return multiplyTicks(size, Number(digits))
  const clock = /^(-)?(?:(\d+)\.)?(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,7}))?)?$/.exec(text.trim())
  if (clock === null) return null
  const [, minus, days = '0', hours = '0', minutes = '0', seconds = '0', fraction = ''] = clock
  const whole = BigInt(days) * 86_400n + BigInt(hours) * 3600n + BigInt(minutes) * 60n + BigInt(seconds)
  const ticks = whole * ticksPerSecond + BigInt(fraction.padEnd(7, '0') || '0')
  return minus === undefined ? ticks : -ticks
}

/** A timespan times a number, to the tick; null where that is no number. */
export function multiplyTicks(ticks: bigint, factor: number): bigint | null {
  if (Number.isInteger(factor)) return ticks * BigInt(factor)
  const product = Number(ticks) * factor
  return Number.isFinite(product) ? BigInt(Math.round(product)) : null
}
