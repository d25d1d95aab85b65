import type { HuntingSpan } from '../hunting/hunting-database.ts'
import { instantKey } from '../instant-key.ts'
import { badRequest } from './graph-error.ts'

/**
 * An ISO 8601 span: a duration up to now, `start/end`, `start/duration`, `duration/end`, or a start alone.
 * @param now Milliseconds since the epoch.
 * Throws GraphError for anything else.
 */
export function readTimespan(text: string, now: number): HuntingSpan {
  const refused = badRequest(`The Timespan '${text}' is not valid. An ISO 8601 duration or interval is expected.`)
  const parts = text.split('/')
  const [first, second] = [partOf(parts[0] ?? ''), parts[1] === undefined ? null : partOf(parts[1])]
  if (first === null || parts.length > 2 || (parts.length === 2 && second === null)) throw refused
  if (second === null) {
    return 'duration' in first ? { from: now - first.duration, to: now } : { from: first.instant, to: now }
  }
  if ('duration' in first) {
    if ('duration' in second) throw refused
    return { from: second.instant - first.duration, to: second.instant }
  }
  const to = 'duration' in second ? first.instant + second.duration : second.instant
  if (to < first.instant) throw refused
  return { from: first.instant, to }
}

type Part = { instant: number } | { duration: number }

function partOf(text: string): Part | null {
  const duration = durationOf(text)
  if (duration !== null) return { duration }
  return instantKey(text) === null ? null : { instant: Date.parse(/Z|[+-]\d{2}:\d{2}$/.test(text) ? text : utc(text)) }
}

const utc = (text: string): string => (text.includes('T') ? `${text}Z` : text)

const durationForm = /^P(?=.)(?:(\d+)W)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/

/** Milliseconds; null for what is none. Years and months have no length of their own. */
function durationOf(text: string): number | null {
  const parts = durationForm.exec(text)
  if (parts === null) return null
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = parts.slice(1).map((digits) => Number(digits ?? 0))
  return ((((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000
}
