import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tokenize } from './kql-tokens.ts'
import { testVocabulary } from './testing/vocabulary.ts'

const kinds = (query: string) =>
  tokenize(query, testVocabulary)
    .filter(({ kind }) => kind !== 'space')
    .map(({ kind, text }) => `${kind} ${text}`)

test('whatever is typed, the tokens joined are the query, and each knows its place', () => {
  const pieces = fc.constantFrom(
    '"',
    "'",
    '`',
    '```',
    '@"',
    '\\',
    '\n',
    '//',
    '|',
    '{{a}}',
    'in~',
    '!in',
    'project-away',
    '0x1f',
    '7d',
    ' ',
    '😀',
  )
  const query = fc.array(fc.oneof(pieces, fc.string({ unit: 'grapheme' })), { maxLength: 30 }).map((parts) => parts.join(''))
  fc.assert(
    fc.property(query, (text) => {
      const tokens = tokenize(text, testVocabulary)
      expect(tokens.map((token) => token.text).join('')).toBe(text)
      for (const token of tokens) {
        expect(token.text.length).toBeGreaterThan(0)
        expect(text.startsWith(token.text, token.at)).toBe(true)
      }
    }),
  )
})

test('tables, columns, operators and functions are told apart', () => {
  expect(kinds('DeviceProcessEvents\n| where Timestamp > ago(7d)')).toEqual([
    'table DeviceProcessEvents',
    'pipe |',
    'operator where',
    'column Timestamp',
    'symbol >',
    'function ago',
    'symbol (',
    'number 7d',
    'symbol )',
  ])
})

test('words of the language with hyphen, tilde and exclamation mark stay whole; a subtraction does not', () => {
  expect(kinds('project-away x')).toEqual(['operator project-away', 'word x'])
  expect(kinds('FileName !in ("a") and FileName in~ ("b")')).toContain('operator !in')
  expect(kinds('FileName in~ ("b")')).toContain('operator in~')
  expect(kinds('a-b')).toEqual(['word a', 'symbol -', 'word b'])
  expect(kinds('FileName =~ "x"')).toContain('operator =~')
})

test('count is a function in front of a bracket and an operator elsewhere', () => {
  expect(kinds('summarize count()')).toContain('function count')
  expect(kinds('| count')).toContain('operator count')
})

test('texts hold escaped quotes, pipes and slashes, and an open one ends with its line', () => {
  expect(kinds(String.raw`"a \" | // b" | x`)).toEqual([String.raw`string "a \" | // b"`, 'pipe |', 'word x'])
  expect(kinds('@"C:\\Temp\\" | x')).toEqual(['string @"C:\\Temp\\"', 'pipe |', 'word x'])
  expect(kinds('"open\n| where')).toEqual(['string "open', 'pipe |', 'operator where'])
  expect(kinds('```a\n"b"``` | x')).toEqual(['string ```a\n"b"```', 'pipe |', 'word x'])
})

test('comments run to the end of the line; parameters of starters are seen', () => {
  expect(kinds('// a | b\nx')).toEqual(['comment // a | b', 'word x'])
  expect(kinds('x == {{machine}}')).toContain('parameter {{machine}}')
})

test('twenty thousand characters are cut in a moment', () => {
  const query = 'DeviceProcessEvents | where FileName == "powershell.exe" // look\n'.repeat(310)
  const began = performance.now()
  tokenize(query, testVocabulary)
  expect(performance.now() - began).toBeLessThan(250)
})
