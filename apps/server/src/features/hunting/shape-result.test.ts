import type { HuntingRows } from '@pocketsoc/connectors'
import { expect, test } from 'vitest'
import { shapeResult } from './shape-result.ts'

const answer = (rows: HuntingRows['rows'], names = ['Value']): HuntingRows => ({
  backend: 'graph',
  columns: names.map((name) => ({ name, type: 'string' })),
  rows,
})

test('a thousand rows are answered, and how many there were is told', () => {
  const shaped = shapeResult(answer(Array.from({ length: 1500 }, (_, index) => [index])))
  expect([shaped.rows.length, shaped.totalRows, shaped.truncated]).toEqual([1000, 1500, true])
  expect(shapeResult(answer([[1]]))).toMatchObject({ totalRows: 1, truncated: false })
})

test('the JSON never passes five mebibytes, whatever the rows hold', () => {
  const shaped = shapeResult(answer(Array.from({ length: 1000 }, () => ['ü'.repeat(8000)])))
  expect(Buffer.byteLength(JSON.stringify(shaped))).toBeLessThanOrEqual(5 * 1024 * 1024 + 100)
  expect(shaped).toMatchObject({ truncated: true, totalRows: 1000 })
})

test('a long text is cut with an ellipsis, and never in the middle of a character', () => {
  const [[cut] = []] = shapeResult(answer([[`${'x'.repeat(8190)}😀 and more`]])).rows
  expect(cut).toBe(`${'x'.repeat(8190)}\uFFFD…`)
})

test('what the database or JSON cannot hold is replaced', () => {
  expect(shapeResult(answer([['a\0b'], ['\uD800'], [Number.NaN], [Number.POSITIVE_INFINITY]])).rows).toEqual([
    ['a\uFFFDb'],
    ['\uFFFD'],
    [null],
    [null],
  ])
})

test('every row is as wide as the columns', () => {
  expect(shapeResult(answer([['a'], ['b', 'c', 'd']], ['One', 'Two'])).rows).toEqual([
    ['a', null],
    ['b', 'c'],
  ])
})
