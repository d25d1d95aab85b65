import { expect, test } from 'vitest'
import { durationWords } from './duration-words.ts'

test.each([
  [5, '5 minutes'],
  [60, '1 hour'],
  [90, '1 hour 30 minutes'],
  [1440, '1 day'],
  [1561, '1 day 2 hours 1 minute'],
  [0, '0 minutes'],
])('%i minutes are said as "%s"', (minutes, words) => {
  expect(durationWords(minutes)).toBe(words)
})
