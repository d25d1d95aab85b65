const units: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
]

// The interface speaks English; a reader's own English decides the order of a date's parts.
const language = (typeof navigator === 'undefined' ? [] : navigator.languages).find((tag) => tag.startsWith('en')) ?? 'en-GB'
const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
const absolute = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium' })
const day = new Intl.DateTimeFormat(language, { dateStyle: 'medium' })
const number = new Intl.NumberFormat(language)
const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 })

/** How far `instant` (RFC 3339) is from `now` (milliseconds): "3 minutes ago", "in 12 seconds", "just now". */
export function relativeTime(instant: string, now: number): string {
  const seconds = Math.round((Date.parse(instant) - now) / 1000)
  if (!Number.isFinite(seconds)) return instant
  if (seconds > -10 && seconds <= 0) return 'just now'
  const [unit, size] = units.find(([, size]) => Math.abs(seconds) >= size) ?? ['second', 1]
  return relative.format(Math.trunc(seconds / size), unit)
}

/** Date and time in the reader's zone. */
export function absoluteTime(instant: string): string {
  return Number.isNaN(Date.parse(instant)) ? instant : absolute.format(new Date(instant))
}

/** The reader's zone by its name, e.g. `Europe/Berlin`. */
export function timeZone(): string {
  return absolute.resolvedOptions().timeZone
}

/** The date alone, in the reader's zone. */
export function dayOf(instant: string): string {
  return Number.isNaN(Date.parse(instant)) ? instant : day.format(new Date(instant))
}

/** A count with its thousands apart. */
export function count(value: number): string {
  return number.format(value)
}

/** A fraction of 1 as a whole percentage; 100 % only when it is whole. */
export function wholePercent(fraction: number): string {
  return percent.format(Math.floor(fraction * 100) / 100)
}
