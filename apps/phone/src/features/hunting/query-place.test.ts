import { expect, test } from 'vitest'
import { offsetOf, spanAt } from './query-place.ts'

const query = 'DeviceEvents\n| wher Timestamp\n| take 5'

test('line and column from 1 become an offset', () => {
  expect(offsetOf(query, { line: 1, column: 1 })).toBe(0)
  expect(offsetOf(query, { line: 2, column: 3 })).toBe(query.indexOf('wher'))
})

test('a place beyond a line or the end is brought back to it', () => {
  expect(offsetOf(query, { line: 1, column: 99 })).toBe(12)
  expect(offsetOf(query, { line: 99, column: 99 })).toBe(query.length)
  expect(offsetOf(query, { line: 0, column: 0 })).toBe(0)
})

test('the word at the place is marked whole, at the end of a line the last sign before it', () => {
  const wher = query.indexOf('wher')
  expect(spanAt(query, wher + 2)).toEqual({ from: wher, to: wher + 4 })
  expect(spanAt(query, 12)).toEqual({ from: 0, to: 12 })
  expect(spanAt(query, query.length)).toEqual({ from: query.length - 1, to: query.length })
  expect(spanAt('', 0)).toEqual({ from: 0, to: 0 })
})
