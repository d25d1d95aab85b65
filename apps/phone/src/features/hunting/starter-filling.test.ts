import type { StarterQuery } from '@pocketsoc/contract'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { tokenize } from './kql-tokens.ts'
import { choicesFor, complaint, escaped, fill, inOrderOfUse } from './starter-filling.ts'
import { testVocabulary } from './testing/vocabulary.ts'

const starter = (id: string, ...kinds: string[]): StarterQuery => ({
  ...{ id, name: id, description: '' },
  query: `T | where ${kinds.map((kind) => `${kind} == "{{${kind}}}"`).join(' and ')}`,
  parameters: kinds.map((kind) => ({ name: kind, label: kind, kind })),
})

describe('fill', () => {
  test('backslashes and quotes are escaped for the text they stand in', () => {
    expect(fill(starter('s', 'file'), { file: 'C:\\a "b".exe' })).toBe('T | where file == "C:\\\\a \\"b\\".exe"')
  })

  test('whatever the value, it stays one text of the query and means itself', () => {
    const value = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => text.trim() === text && !/\p{Cc}/u.test(text))
    fc.assert(
      fc.property(value, (text) => {
        const tokens = tokenize(fill({ query: 'x == "{{v}}"' }, { v: text }), testVocabulary)
        const [, , , , last] = tokens
        expect(tokens).toHaveLength(5)
        expect(last?.kind).toBe('string')
        expect(last?.text.slice(1, -1).replace(/\\(.)/gu, '$1')).toBe(text)
      }),
    )
  })

  test('signs that mean something in a replacement mean themselves, and unfilled parameters stay', () => {
    expect(fill({ query: '"{{a}}" "{{b}}" "{{toString}}"' }, { a: '$& $1' })).toBe('"$& $1" "{{b}}" "{{toString}}"')
  })
})

test('typed values are checked by their kind, with a hint', () => {
  expect(complaint('sha1', 'a'.repeat(40))).toBeNull()
  expect(complaint('sha1', 'abc')).toContain('40')
  expect(complaint('sha256', 'B'.repeat(64))).toBeNull()
  expect(complaint('ip', '203.0.113.9')).toBeNull()
  expect(complaint('ip', '2001:db8::1')).toBeNull()
  expect(complaint('ip', 'example')).toContain('203.0.113.9')
  expect(complaint('machine', 'a b')).not.toBeNull()
  expect(complaint('file', 'any name (1).exe')).toBeNull()
  expect(complaint('a-later-kind', 'anything')).toBeNull()
  expect(complaint('file', '  ')).toBe('Type a value.')
  expect(complaint('file', 'two\nlines')).not.toBeNull()
})

test('a parameter is offered the values of its kind', () => {
  const offered = [
    { kind: 'user', value: 'dana', label: 'FABRIKAM\\dana' },
    { kind: 'sha1', value: 'aa', label: 'cmd.exe' },
  ]
  expect(choicesFor({ kind: 'user' }, offered)).toEqual([offered[0]])
})

test('starters that the detection can fill come first, those it cannot last', () => {
  const starters = [starter('ip', 'ip'), starter('plain'), starter('user', 'user'), starter('both', 'user', 'ip')]
  const offered = [{ kind: 'user', value: 'dana', label: 'dana' }]
  expect(inOrderOfUse(starters, offered).map(({ id }) => id)).toEqual(['user', 'plain', 'ip', 'both'])
  expect(inOrderOfUse(starters, []).map(({ id }) => id)).toEqual(['ip', 'plain', 'user', 'both'])
})

test('escaping changes nothing else', () => {
  expect(escaped("it's {{plain}} | //")).toBe("it's {{plain}} | //")
})
