import type { HuntingResult, HuntingValue } from '@pocketsoc/contract'

// A spreadsheet takes a cell that begins with one of these for a formula; what an attacker named a file must not run.
const formula = /^[=+\-@\t\r]/

/** One cell. Quoted where it has to be; a text that would be read as a formula is preceded by an apostrophe. */
function cell(value: HuntingValue): string {
  if (value === null) return ''
  const text = typeof value === 'string' && formula.test(value) ? `'${value}` : String(value)
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text
}

/** The result as CSV (RFC 4180: lines end with CR LF, quotes doubled), header first, safe to open in a spreadsheet. */
export function csvOf({ columns, rows }: Pick<HuntingResult, 'columns' | 'rows'>): string {
  const lines = [columns.map(({ name }) => name), ...rows]
  return lines.map((line) => `${line.map(cell).join(',')}\r\n`).join('')
}

/** `hunting-2026-03-04-0941.csv`, in the reader's zone. `at` is an instant in ISO 8601. */
export function csvName(at: string): string {
  const date = new Date(at)
  const two = (part: number) => String(part).padStart(2, '0')
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-')
  return `hunting-${day}-${two(date.getHours())}${two(date.getMinutes())}.csv`
}
