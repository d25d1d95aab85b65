import type { HuntingColumn, HuntingValue } from '@pocketsoc/contract'
import { clockSeconds, exactTime, shortDate } from '../../lib/time-words.ts'

const instant = /^\d{4}-\d{2}-\d{2}T/

function isTime(value: HuntingValue, { type }: Pick<HuntingColumn, 'type'>): value is string {
  return type === 'datetime' && typeof value === 'string' && instant.test(value)
}

/** A value for a card: a time in the reader's zone, in full. */
export function cardValue(value: HuntingValue, column: Pick<HuntingColumn, 'type'>): string {
  return isTime(value, column) ? exactTime(value) : String(value ?? '')
}

/** A value for a cell of the table: a time short, everything on one line. `now` is milliseconds since the epoch. */
export function cellValue(value: HuntingValue, column: Pick<HuntingColumn, 'type'>, now: number): string {
  if (isTime(value, column)) return `${shortDate(value, now)} ${clockSeconds(value)}`
  return String(value ?? '').replace(/\s+/g, ' ')
}

export function isEmptyValue(value: HuntingValue): value is null | '' {
  return value === null || value === ''
}

/** Whether a value is read letter by letter, and so belongs in letters of one width. */
export function isCode(value: string, { name, type }: Pick<HuntingColumn, 'name' | 'type'>): boolean {
  return type === 'object' || type === 'guid' || /^[0-9a-f]{32,}$/i.test(value) || /CommandLine$|Path$|Key$/.test(name)
}

const perSign = 7.9
const narrowest = 84
const widest = 300

/** How wide each column of the table is, in points, after its heading and first rows. */
export function columnWidths(
  columns: readonly HuntingColumn[],
  rows: readonly (readonly HuntingValue[])[],
  now: number,
): number[] {
  return columns.map((column, index) => {
    const lengths = rows.slice(0, 60).map((row) => cellValue(row[index] ?? null, column, now).length)
    // The heading needs room for the arrow of the sorting.
    const signs = Math.max(column.name.length + 3, ...lengths)
    return Math.round(Math.min(widest, Math.max(narrowest, signs * perSign + 24)))
  })
}
