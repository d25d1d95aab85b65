import type { HuntingValue } from '@pocketsoc/contract'
import { expect, test } from 'vitest'
import { nextSorting, sortedIndexes } from './sort-rows.ts'

function sorted(type: string, values: HuntingValue[], descending = false): HuntingValue[] {
  const rows = values.map((value) => [value])
  return sortedIndexes({ columns: [{ name: 'A', type }], rows }, { column: 0, descending }).map((index) => values[index] ?? null)
}

test('taps go from ascending to descending to the order of the vendor', () => {
  expect(nextSorting(null, 2)).toEqual({ column: 2, descending: false })
  expect(nextSorting({ column: 2, descending: false }, 2)).toEqual({ column: 2, descending: true })
  expect(nextSorting({ column: 2, descending: true }, 2)).toBeNull()
  expect(nextSorting({ column: 2, descending: true }, 1)).toEqual({ column: 1, descending: false })
})

test('numbers sort by size, also those too large for a double', () => {
  expect(sorted('number', [10, 9, -1])).toEqual([-1, 9, 10])
  expect(sorted('number', ['9007199254740993', 5, '9007199254740992'])).toEqual([5, '9007199254740992', '9007199254740993'])
})

test('times sort as instants, to the last digit', () => {
  const times = ['2026-03-04T08:00:00.1234568Z', '2026-03-04T08:00:00.1234567Z', '2026-03-03T09:00:00Z']
  expect(sorted('datetime', times)).toEqual(times.toReversed())
})

test('texts sort as people do, without case and with numbers in them by size', () => {
  expect(sorted('string', ['host-10', 'Host-2', 'alpha'])).toEqual(['alpha', 'Host-2', 'host-10'])
})

test('what is empty comes last either way, and equal rows keep their order', () => {
  expect(sorted('string', [null, 'b', '', 'a'])).toEqual(['a', 'b', null, ''])
  expect(sorted('string', [null, 'b', '', 'a'], true)).toEqual(['b', 'a', null, ''])
  const rows = [
    ['x', 1],
    ['x', 2],
    ['a', 3],
  ]
  const columns = [
    { name: 'A', type: 'string' },
    { name: 'B', type: 'number' },
  ]
  expect(sortedIndexes({ columns, rows }, { column: 0, descending: true })).toEqual([0, 1, 2])
  expect(sortedIndexes({ columns, rows }, null)).toEqual([0, 1, 2])
})
