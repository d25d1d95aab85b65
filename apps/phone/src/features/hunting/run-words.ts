import type { HuntingResult, HuntingRun } from '@pocketsoc/contract'
import { counted, readable } from '../../lib/words.ts'

/** How long something took or has taken: `0.8 s`, `12 s`, `1 min 04 s`. */
export function duration(milliseconds: number): string {
  const seconds = Math.max(0, milliseconds) / 1000
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`
  const whole = Math.round(seconds)
  if (whole < 60) return `${whole} s`
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`
}

/** `12 s` since the start of a run, whole seconds. A phone whose clock is behind sees 0. */
export function runningFor({ startedAt }: Pick<HuntingRun, 'startedAt'>, now: number): string {
  const seconds = Math.max(0, Math.floor((now - Date.parse(startedAt)) / 1000))
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`
}

/** `23 rows in 1.2 s`. */
export function resultWords({ totalRows, elapsedMilliseconds }: Pick<HuntingResult, 'totalRows' | 'elapsedMilliseconds'>) {
  return `${counted(totalRows, 'row')} in ${duration(elapsedMilliseconds)}`
}

/** Why not everything is here, or null. */
export function truncatedWords({ truncated, rows, totalRows }: Pick<HuntingResult, 'truncated' | 'rows' | 'totalRows'>) {
  if (!truncated) return null
  const shown =
    rows.length < totalRows ? `The first ${counted(rows.length, 'row')} of ${totalRows.toLocaleString('en-GB')}` : 'A part'
  return `${shown} is shown. Narrow the query, or summarize, to see the rest.`
}

const dayMilliseconds = 24 * 60 * 60_000
const clockSlack = 60 * 60_000

/** Says that rows are older than the days chosen, where the service that answered searches all it keeps; else null. */
export function olderWords(
  { days, startedAt }: Pick<HuntingRun, 'days' | 'startedAt'>,
  { columns, rows }: Pick<HuntingResult, 'columns' | 'rows'>,
): string | null {
  const time = columns.findIndex(({ name, type }) => name === 'Timestamp' && type === 'datetime')
  if (time < 0) return null
  const oldest = Date.parse(startedAt) - days * dayMilliseconds - clockSlack
  const isOlder = (value: unknown) => typeof value === 'string' && Date.parse(value) < oldest
  if (!rows.some((row) => isOlder(row[time]))) return null
  return `Some rows are older than ${counted(days, 'day')}: all that is kept was searched. Filter on Timestamp to narrow it.`
}

const states: Record<string, string> = { running: 'Running', done: 'Done', failed: 'Failed', cancelled: 'Cancelled' }

/** A run in one line of the history: `Done · 23 rows`. */
export function runState({ state, rowCount }: Pick<HuntingRun, 'state' | 'rowCount'>): string {
  const word = states[state] ?? readable(state)
  return state === 'done' && rowCount !== null ? `${word} · ${counted(rowCount, 'row')}` : word
}

const titleLength = 90

/** A query in a line or two, for lists: from its first line that says something on, without remarks. */
export function queryTitle(query: string): string {
  const lines = query.split('\n').flatMap((line) => line.trim() || [])
  const telling = lines.filter((line) => !line.startsWith('//') && !line.startsWith('let '))
  const text = telling.length > 0 ? telling.join(' ').replace(/\s+/g, ' ') : (lines[0] ?? 'Empty query')
  return text.length > titleLength ? `${text.slice(0, titleLength).trimEnd()}…` : text
}
