import type { HuntingResult, HuntingValue } from '@pocketsoc/contract'

export interface Sorting {
  column: number
  descending: boolean
}

/** What a tap on a column's heading makes of the sorting: ascending, descending, then the vendor's own order again. */
export function nextSorting(sorting: Sorting | null, column: number): Sorting | null {
  if (sorting?.column !== column) return { column, descending: false }
  return sorting.descending ? null : { column, descending: true }
}

/**
 * The order to show rows in, as indexes into them: numbers by size, times as instants, texts as people sort them, what
 * is empty last either way. Equal rows keep the vendor's order.
 */
export function sortedIndexes({ columns, rows }: Pick<HuntingResult, 'columns' | 'rows'>, sorting: Sorting | null): number[] {
  const indexes = rows.map((_, index) => index)
  if (!sorting) return indexes
  const { column, descending } = sorting
  const compare = comparerOf(columns[column]?.type ?? 'string')
  const sign = descending ? -1 : 1
  return indexes.sort((one, other) => {
    const a = rows[one]?.[column] ?? null
    const b = rows[other]?.[column] ?? null
    if (isEmpty(a) || isEmpty(b)) return Number(isEmpty(a)) - Number(isEmpty(b))
    return sign * compare(a, b)
  })
}

type Filled = Exclude<HuntingValue, null>

const isEmpty = (value: HuntingValue): value is null => value === null || value === ''
const words = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

function comparerOf(type: string): (a: Filled, b: Filled) => number {
  if (type === 'number') return compareNumbers
  if (type === 'datetime') return compareInstants
  return (a, b) => words.compare(String(a), String(b))
}

/** Integers beyond 2^53 arrive as text; as big integers they keep their order. */
function compareNumbers(a: Filled, b: Filled): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  const [one, other] = [integerOf(a), integerOf(b)]
  if (one === null || other === null) return Number(a) - Number(b) || 0
  return one < other ? -1 : one > other ? 1 : 0
}

function integerOf(value: Filled): bigint | null {
  return /^-?\d+$/.test(String(value)) ? BigInt(String(value)) : null
}

/** Down to the seventh digit of a second, which a Date would drop. */
function compareInstants(a: Filled, b: Filled): number {
  const difference = Date.parse(String(a)) - Date.parse(String(b))
  return difference || words.compare(String(a), String(b))
}
