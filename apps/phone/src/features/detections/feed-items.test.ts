import { expect, test } from 'vitest'
import { headingIndexes, itemsOf } from './feed-items.ts'
import { rowAt } from './testing/detection-rows.ts'

// Local times, so that the test holds in any zone.
const at = (day: number, hour: number) => new Date(2026, 2, day, hour).getTime()
const now = at(4, 12)

test('each day of the reader has one heading, before its rows', () => {
  const items = itemsOf([rowAt(at(4, 11)), rowAt(at(4, 1)), rowAt(at(3, 23)), rowAt(at(1, 9))], now)
  expect(items.map((item) => (item.kind === 'day' ? item.heading : item.row.createdAt))).toEqual([
    'Today',
    new Date(at(4, 11)).toISOString(),
    new Date(at(4, 1)).toISOString(),
    'Yesterday',
    new Date(at(3, 23)).toISOString(),
    'Sunday 1 March',
    new Date(at(1, 9)).toISOString(),
  ])
  expect(headingIndexes(items)).toEqual([0, 3, 5])
})

test('the last row of a day knows it, and every key is its own', () => {
  const items = itemsOf([rowAt(at(4, 11)), rowAt(at(4, 1)), rowAt(at(3, 23))], now)
  expect(items.flatMap((item) => (item.kind === 'row' ? [item.lastOfDay] : []))).toEqual([false, true, true])
  expect(new Set(items.map(({ key }) => key)).size).toBe(items.length)
})

test('no rows, no headings', () => {
  expect(itemsOf([], now)).toEqual([])
})
