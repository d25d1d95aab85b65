import type { HuntingRows } from '@pocketsoc/connectors'
import type { HuntingResult, HuntingValue } from '@pocketsoc/contract'
import { storableText } from '../../db/storable-text.ts'

const mostRows = 1000
const mostBytes = 5 * 1024 * 1024
const mostColumns = 500
const longestValue = 8192

export type ShapedResult = Omit<HuntingResult, 'links' | 'elapsedMilliseconds'>

/**
 * A vendor's answer as it is kept and sent to a phone: at most 1,000 rows and 5 MiB of JSON, texts cut at 8,192
 * characters with an ellipsis, every row as wide as the columns.
 */
export function shapeResult({ backend, columns, rows }: HuntingRows): ShapedResult {
  const kept = columns.slice(0, mostColumns).map(({ name, type }) => ({ name: storableText(name), type }))
  const answered: HuntingValue[][] = []
  let bytes = Buffer.byteLength(JSON.stringify(kept))
  for (const row of rows.slice(0, mostRows)) {
    const shaped = kept.map((_, index) => shapeValue(row[index] ?? null))
    bytes += Buffer.byteLength(JSON.stringify(shaped)) + 1
    if (bytes > mostBytes) break
    answered.push(shaped)
  }
  const truncated = answered.length < rows.length || kept.length < columns.length
  return { columns: kept, rows: answered, truncated, totalRows: rows.length, backend }
}

function shapeValue(value: HuntingValue): HuntingValue {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (typeof value !== 'string') return value
  return storableText(value.length <= longestValue ? value : `${value.slice(0, longestValue - 1)}…`)
}
