import { describe, expect, test } from 'vitest'
import { absoluteTime, count, relativeTime, wholePercent } from './format.ts'

const now = Date.parse('2026-03-04T12:00:00.000Z')
const at = (seconds: number) => new Date(now + seconds * 1000).toISOString()

describe('relativeTime', () => {
  test.each([
    [0, 'just now'],
    [-9, 'just now'],
    [-10, '10 seconds ago'],
    [-59, '59 seconds ago'],
    [-60, '1 minute ago'],
    [-3599, '59 minutes ago'],
    [-3600, '1 hour ago'],
    [-86_399, '23 hours ago'],
    [-86_400, 'yesterday'],
    [-40 * 86_400, 'last month'],
    [1, 'in 1 second'],
    [12, 'in 12 seconds'],
    [7200, 'in 2 hours'],
  ])('%i seconds from now reads "%s"', (seconds, words) => {
    expect(relativeTime(at(seconds), now)).toBe(words)
  })

  test('what is no instant is shown as it came', () => {
    expect(relativeTime('soon', now)).toBe('soon')
    expect(absoluteTime('soon')).toBe('soon')
  })
})

test('a percentage is 100 only when the whole is reached', () => {
  expect(wholePercent(0.999)).toBe('99%')
  expect(wholePercent(1)).toBe('100%')
  expect(wholePercent(0)).toBe('0%')
})

test('thousands are kept apart', () => {
  expect(count(1284)).toBe('1,284')
})
