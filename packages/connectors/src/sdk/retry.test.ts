import { expect, test } from 'vitest'
import { isTransientStatus, pauseMilliseconds, retryAfterSeconds } from './retry.ts'

const now = Date.parse('2026-03-04T09:00:00Z')

test.each([
  ['17', 17],
  [' 0 ', 0],
  ['Wed, 04 Mar 2026 09:00:30 GMT', 30],
  ['Wed, 04 Mar 2026 08:00:00 GMT', 0],
  ['-5', null],
  ['soon', null],
  ['1.5', null],
  ['', null],
])('Retry-After "%s" asks for %s seconds', (value, seconds) => {
  expect(retryAfterSeconds(new Headers({ 'retry-after': value }), now)).toBe(seconds)
})

test('a Retry-After date counts from the answer’s own Date, whatever our clock says', () => {
  const headers = new Headers({ 'retry-after': 'Wed, 04 Mar 2026 12:00:20 GMT', date: 'Wed, 04 Mar 2026 12:00:00 GMT' })
  expect(retryAfterSeconds(headers, now)).toBe(20)
})

test('an answer without Retry-After asks for nothing', () => {
  expect(retryAfterSeconds(new Headers(), now)).toBeNull()
})

test('only throttling and passing faults are transient', () => {
  expect([200, 400, 401, 403, 404, 429, 500, 501, 502, 503, 504].filter(isTransientStatus)).toEqual([429, 500, 502, 503, 504])
})

test('back-off grows, is jittered, and stays within its bound', () => {
  for (let round = 0; round < 200; round += 1) {
    expect(pauseMilliseconds(1, null)).toBeLessThanOrEqual(1000)
    expect(pauseMilliseconds(3, null)).toBeLessThanOrEqual(4000)
    expect(pauseMilliseconds(30, null)).toBeLessThanOrEqual(20_000)
  }
  expect(new Set(Array.from({ length: 20 }, () => pauseMilliseconds(3, null))).size).toBeGreaterThan(1)
})

test('the vendor’s own wait is never cut short, and one beyond a minute is not waited out', () => {
  expect(pauseMilliseconds(1, 60)).toBeGreaterThanOrEqual(60_000)
  expect(pauseMilliseconds(1, 61)).toBeNull()
})
