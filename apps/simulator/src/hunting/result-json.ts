import type { OpenResult } from '../kql/run-query.ts'
import { type KqlType, textOf, type Value } from '../kql/values.ts'
import { HuntingRefusal } from './hunting-refusal.ts'

const mostBytes = 50 * 1024 * 1024

/** How the services call the types of columns; truth values travel as small numbers. */
export const serviceTypes: Record<KqlType, string> = {
  string: 'String',
  long: 'Int64',
  int: 'Int32',
  real: 'Double',
  bool: 'SByte',
  datetime: 'DateTime',
  timespan: 'TimeSpan',
  dynamic: 'Object',
  guid: 'Guid',
}

/** Ways in which the services write a row differently; neither is documented. */
export interface RowStyle {
  /** Truth values as 0 and 1. */
  numericBool: boolean
  /** An annotation beside every integer of 64 bits. */
  annotated: boolean
}

/** The rows as a list in JSON, an object each, and how many. Throws HuntingRefusal beyond 50 MB. */
export async function rowsJson(
  { columns, rows }: OpenResult,
  style: RowStyle,
  breathe: () => Promise<void>,
): Promise<{ text: string; count: number }> {
  const names = columns.map(({ name, type }) => {
    const mark = style.annotated && type === 'long' ? `${JSON.stringify(`${name}@odata.type`)}:"#Int64",` : ''
    return `${mark}${JSON.stringify(name)}:`
  })
  const parts: string[] = []
  let bytes = 0
  for (const row of rows) {
    const cells = row.map((value, index) => names[index] + cellJson(value, columns[index]?.type ?? 'string', style))
    const text = `{${cells.join(',')}}`
    bytes += Buffer.byteLength(text)
    if (bytes > mostBytes) throw new HuntingRefusal({ kind: 'too-large' })
    parts.push(text)
    await breathe()
  }
  return { text: `[${parts.join(',')}]`, count: parts.length }
}

function cellJson(value: Value, type: KqlType, { numericBool }: RowStyle): string {
  if (typeof value === 'bigint') return JSON.stringify(textOf(value, type))
  if (typeof value === 'boolean' && type === 'bool' && numericBool) return value ? '1' : '0'
  return JSON.stringify(value)
}
