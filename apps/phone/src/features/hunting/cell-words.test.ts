import { expect, test } from 'vitest'
import { cardValue, cellValue, columnWidths, isCode, isEmptyValue } from './cell-words.ts'

const now = Date.parse('2026-03-04T12:00:00Z')
const at = '2026-03-04T09:41:12.1234567Z'

test('times are told in the reader’s zone, in full on a card and short in a cell', () => {
  const local = new Date(at).toLocaleTimeString('en-GB')
  expect(cardValue(at, { type: 'datetime' })).toContain('2026')
  expect(cardValue(at, { type: 'datetime' })).toContain(local)
  expect(cellValue(at, { type: 'datetime' }, now)).toBe(`4 Mar ${local}`)
  expect(cellValue(at, { type: 'string' }, now)).toBe(at)
  expect(cellValue('not a time', { type: 'datetime' }, now)).toBe('not a time')
})

test('a cell holds one line, and nothing is nothing', () => {
  expect(cellValue('two\nlines', { type: 'string' }, now)).toBe('two lines')
  expect(cellValue(null, { type: 'string' }, now)).toBe('')
  expect([null, '', 0, false].map(isEmptyValue)).toEqual([true, true, false, false])
})

test('hashes, paths and command lines are set in letters of one width', () => {
  expect(isCode('a'.repeat(40), { name: 'SHA1', type: 'string' })).toBe(true)
  expect(isCode('cmd /c x', { name: 'ProcessCommandLine', type: 'string' })).toBe(true)
  expect(isCode('laptop-7', { name: 'DeviceName', type: 'string' })).toBe(false)
})

test('columns are as wide as what is in them, within bounds', () => {
  const columns = [
    { name: 'A', type: 'string' },
    { name: 'Command', type: 'string' },
  ]
  const [narrow = 0, wide = 0] = columnWidths(columns, [['x', 'y'.repeat(500)]], now)
  expect([narrow, wide]).toEqual([84, 300])
})
