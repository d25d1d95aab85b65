import { expect, test } from 'vitest'
import { withStraightQuotes } from './straight-quotes.ts'

test('a quote that the keyboard curled is straight again', () => {
  expect(withStraightQuotes('where x == ', 'where x == “')).toBe('where x == "')
  expect(withStraightQuotes('a  b', 'a ‘ b')).toBe("a ' b")
  expect(withStraightQuotes('', '“”')).toBe('""')
})

test('pasted text and everything else stays as it is', () => {
  expect(withStraightQuotes('', 'say “hello”')).toBe('say “hello”')
  expect(withStraightQuotes('abc', 'ab')).toBe('ab')
  expect(withStraightQuotes('abc', 'abcd')).toBe('abcd')
})
