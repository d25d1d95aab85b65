import { describe, expect, test } from 'vitest'
import { age, ageInWords, ageOrDate, asOf, dayHeading, dayKey, exactTime, shortDate } from './time-words.ts'

// Local times, so that the tests hold in any zone.
const now = new Date(2026, 2, 4, 12, 0, 0).getTime()
const ago = (milliseconds: number) => new Date(now - milliseconds).toISOString()
const minutes = 60_000
const hours = 60 * minutes

describe('age', () => {
  test.each([
    [0, 'now', 'just now'],
    [59_999, 'now', 'just now'],
    [minutes, '1 min', '1 minute ago'],
    [4 * minutes, '4 min', '4 minutes ago'],
    [hours, '1 h', '1 hour ago'],
    [23 * hours + 59 * minutes, '23 h', '23 hours ago'],
    [24 * hours, '12:00', '1 day ago'],
    [72 * hours, '12:00', '3 days ago'],
  ])('%d ms is %s, in words %s', (past, short, words) => {
    expect(age(ago(past), now)).toBe(short)
    expect(ageInWords(ago(past), now)).toBe(words)
  })

  test('without the heading of a day, an older time has its date', () => {
    expect(ageOrDate(new Date(2026, 2, 4, 9, 0).toISOString(), new Date(2026, 2, 4, 12, 30).getTime())).toBe('3 h')
    expect(ageOrDate(new Date(2026, 2, 2, 9, 5).toISOString(), new Date(2026, 2, 4, 12, 30).getTime())).toBe('2 Mar, 09:05')
  })

  test('a detection from a clock ahead of ours is now, not minus something', () => {
    expect(age(ago(-5 * minutes), now)).toBe('now')
    expect(ageInWords(ago(-5 * minutes), now)).toBe('just now')
  })
})

describe('days', () => {
  test('are those of the reader, not of UTC', () => {
    expect(dayKey(new Date(2026, 2, 4, 0, 0, 1).getTime())).toBe('2026-03-04')
    expect(dayKey(new Date(2026, 2, 3, 23, 59, 59).getTime())).toBe('2026-03-03')
  })

  test.each([
    [new Date(2026, 2, 4, 0, 0, 1), 'Today'],
    [new Date(2026, 2, 3, 23, 59), 'Yesterday'],
    [new Date(2026, 2, 2, 9), 'Monday 2 March'],
  ])('%s is headed %s', (at, heading) => {
    expect(dayHeading(at.toISOString(), now)).toBe(heading)
  })

  test('the day before the first of a month is yesterday', () => {
    const first = new Date(2026, 2, 1, 1).getTime()
    expect(dayHeading(new Date(2026, 1, 28, 22).toISOString(), first)).toBe('Yesterday')
  })

  test('another year is named in the heading', () => {
    expect(dayHeading(new Date(2025, 11, 30, 8).toISOString(), now)).toContain('2025')
  })
})

test('as of names the day once it is not today', () => {
  expect(asOf(new Date(2026, 2, 4, 9, 41).getTime(), now)).toBe('09:41')
  expect(asOf(new Date(2026, 2, 3, 9, 41).getTime(), now)).toBe('3 Mar, 09:41')
})

test('a short date names the year once it is another', () => {
  expect(shortDate(new Date(2026, 1, 28).toISOString(), now)).toBe('28 Feb')
  expect(shortDate(new Date(2025, 11, 30).toISOString(), now)).toBe('30 Dec 2025')
})

test('an exact time has seconds and names its zone', () => {
  expect(exactTime(new Date(2026, 2, 4, 9, 41, 12).toISOString())).toMatch(/^4 Mar 2026, 09:41:12 \S+/)
})
