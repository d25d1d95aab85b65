import { expect, test } from 'vitest'
import { initials } from './initials.ts'

test.each([
  ['Ana Lindqvist', 'AL'],
  ['ana maria lindqvist', 'AL'],
  ['Defender', 'D'],
  ['  ', '?'],
  ['🦊 Fox', '🦊F'],
])('%j is shortened to %j', (name, letters) => {
  expect(initials(name)).toBe(letters)
})
