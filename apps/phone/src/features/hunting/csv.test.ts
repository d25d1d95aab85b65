import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvName, csvOf } from './csv.ts'

const oneColumn = [{ name: 'A', type: 'string' }]
const cellOf = (value: string | number | boolean | null) =>
  csvOf({ columns: oneColumn, rows: [[value]] }).slice('A\r\n'.length, -2)

test('a header and a line for each row, each ended by CR LF', () => {
  const columns = [...oneColumn, { name: 'B, C', type: 'number' }]
  expect(
    csvOf({
      columns,
      rows: [
        ['x', 1],
        [null, true],
      ],
    }),
  ).toBe('A,"B, C"\r\nx,1\r\n,true\r\n')
})

test('commas, quotes and line breaks are quoted, quotes doubled', () => {
  expect(cellOf('a,b')).toBe('"a,b"')
  expect(cellOf('say "x"')).toBe('"say ""x"""')
  expect(cellOf('two\nlines')).toBe('"two\nlines"')
  expect(cellOf(' kept ')).toBe('" kept "')
})

test.each(['=HYPERLINK("x")', '+1', '-cmd', '@SUM(A1)', '\tx', '\rx'])('%j cannot run as a formula', (value) => {
  expect(cellOf(value).replace(/^"/, '')).toMatch(/^'/)
})

test('numbers stay numbers, negative ones too', () => {
  expect(cellOf(-5)).toBe('-5')
})

test('read back by the rules of RFC 4180, every text is there, at most with an apostrophe before it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const written = cellOf(text)
      const read = written.startsWith('"') ? written.slice(1, -1).replaceAll('""', '"') : written
      expect([text, `'${text}`]).toContain(read)
    }),
  )
})

test('the file is named by its time', () => {
  const at = new Date(2026, 2, 4, 9, 41).toISOString()
  expect(csvName(at)).toBe('hunting-2026-03-04-0941.csv')
})
