import type { HuntingColumn, HuntingValue } from '@pocketsoc/contract'
import type { HuntingRows } from '../../sdk/hunting.ts'
import { asLine, asText, isRecord, type JsonRecord } from '../mapping/json.ts'
import { wordKey } from '../mapping/vocabulary.ts'

const limits = { name: 500, columns: 500, text: 1_000_000, rowsForColumns: 1000 }

const columnTypes = new Map<string, HuntingColumn['type']>([
  ['datetime', 'datetime'],
  ['datetimeoffset', 'datetime'],
  // Telemetry has no small numbers: this type is how its booleans travel.
  ['sbyte', 'boolean'],
  ['boolean', 'boolean'],
  ['bool', 'boolean'],
  ['guid', 'guid'],
  ['object', 'object'],
  ['dynamic', 'object'],
  ...['int', 'int16', 'int32', 'int64', 'long', 'byte', 'double', 'single', 'real', 'decimal'].map(
    (type) => [type, 'number'] as const,
  ),
])

/**
 * The answer of a hunting query, of either service: `{ Schema, Results }` or `{ schema, results }`, whatever the case of
 * `Name` and `Type`. Null for a body that is no such answer; whatever else is odd in it is kept as text.
 */
export function readHuntingResult(body: unknown): Omit<HuntingRows, 'backend'> | null {
  const results = property(body, 'results')
  if (!Array.isArray(results)) return null
  const records = results.filter(isRecord)
  const columns = columnsOf(property(body, 'schema'), records)
  return { columns, rows: records.map((record) => columns.map((column) => cellOf(record, column))) }
}

/** A property by its name in any case; the exact one first. */
function property(value: unknown, name: string): unknown {
  if (!isRecord(value)) return undefined
  if (Object.hasOwn(value, name)) return value[name]
  const key = Object.keys(value).find((each) => each.toLowerCase() === name.toLowerCase())
  return key === undefined ? undefined : value[key]
}

function columnsOf(schema: unknown, records: JsonRecord[]): HuntingColumn[] {
  const declared = (Array.isArray(schema) ? schema : []).slice(0, limits.columns).flatMap((column): HuntingColumn[] => {
    const name = asText(property(column, 'name'), limits.name)
    return name === null ? [] : [{ name, type: columnTypes.get(wordKey(property(column, 'type'))) ?? 'string' }]
  })
  if (declared.length > 0) return declared
  // Annotations such as `Count@odata.type` are no columns.
  const names = records.slice(0, limits.rowsForColumns).flatMap((record) => Object.keys(record))
  const unique = [...new Set(names)].filter((name) => !name.includes('@odata.')).slice(0, limits.columns)
  return unique.map((name) => ({ name, type: 'string' }))
}

function cellOf(record: JsonRecord, { name, type }: HuntingColumn): HuntingValue {
  const value = Object.hasOwn(record, name) ? record[name] : property(record, name)
  if (value === null || value === undefined) return null
  if (typeof value === 'object') return jsonText(value)
  if (type === 'boolean') return booleans.get(String(value).toLowerCase()) ?? scalar(value)
  if (type === 'number' && typeof value === 'string' && /^-?\d{1,15}$/.test(value)) return Number(value)
  return scalar(value)
}

const booleans = new Map([
  ['1', true],
  ['true', true],
  ['0', false],
  ['false', false],
])

const scalar = (value: unknown): HuntingValue =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null

function jsonText(value: object): string | null {
  try {
    return JSON.stringify(value)
  } catch {
    // Nested too deep for the stack: cut off where it gets too deep.
    return asLine(value, limits.text)
  }
}
