import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvLine } from './csv.ts'

/** Reads one line by RFC 4180, which is what a spreadsheet does before it looks at the values. */
function readLine(line: string): string[] {
  const values = [...`,${line.slice(0, -2)}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^",\r\n]*))/g)]
  return values.map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '')
}

test.each([
  ['=HYPERLINK("https://evil.example","open")', `"'=HYPERLINK(""https://evil.example"",""open"")"`],
  ['+1', "'+1"],
  ['-2+3', "'-2+3"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', `'\t=1`],
  ['\r=1', `"'\r=1"`],
  ['＝1+1', "'＝1+1"],
])('%j is no formula any more', (value, written) => {
  expect(csvLine([value])).toBe(`${written}\r\n`)
})

test('ordinary values stay as they are, and what would break a line is quoted', () => {
  expect(csvLine(['plain', null, 7, '', 'a=b', 'a,b', 'say "so"', 'two\nlines', ' spaced '])).toBe(
    'plain,,7,,a=b,"a,b","say ""so""","two\nlines"," spaced "\r\n',
  )
})

test('whatever is written is read back as it was, save for the apostrophe that makes it harmless', () => {
  const values = fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('=1', '"', ',', '\r\n', "'", '@x')), {
    minLength: 2,
  })
  fc.assert(
    fc.property(values, (texts) => {
      const read = readLine(csvLine(texts))
      expect(read.map((value, index) => (value === texts[index] ? value : value.replace(/^'/, '')))).toEqual(texts)
      expect(read.filter((value) => /^[=+\-@\t\r\n]/.test(value))).toEqual([])
    }),
  )
})
