import { expect, test } from 'vitest'
import { allOrNone, isAll, selectedRows, toggled } from './selection.ts'
import { rowsFrom } from './testing/detection-rows.ts'

const rows = rowsFrom(100, 3)
const ids = rows.map(({ id }) => id)

test('a press selects a row, another lets go of it', () => {
  const once = toggled(new Set(), 'a')
  expect(once).toEqual(new Set(['a']))
  expect(toggled(once, 'a')).toEqual(new Set())
})

test('select all takes every loaded row, and once all are taken lets go of all', () => {
  const all = allOrNone(new Set(ids.slice(0, 1)), rows)
  expect(all).toEqual(new Set(ids))
  expect(isAll(all, rows)).toBe(true)
  expect(allOrNone(all, rows)).toEqual(new Set())
  expect(isAll(new Set(), [])).toBe(false)
})

test('what is selected keeps the order of the feed, and rows that are gone drop out', () => {
  const selection = new Set([ids[2] ?? '', 'gone', ids[0] ?? ''])
  expect(selectedRows(selection, rows)).toEqual([rows[0], rows[2]])
  expect(selectedRows(null, rows)).toEqual([])
})
