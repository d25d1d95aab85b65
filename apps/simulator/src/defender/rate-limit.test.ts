import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RateLimiter } from './rate-limit.ts'

const minute = 60_000

test('a hundred calls pass in a minute, the next waits for the first to leave the window', () => {
  const limiter = new RateLimiter()
  for (let call = 0; call < 100; call++) expect(limiter.take('a', 1_000_000 + call * 100)).toBeNull()
  expect(limiter.take('a', 1_010_000)).toBe(50)
  expect(limiter.take('a', 1_059_999)).toBe(1)
  expect(limiter.take('a', 1_060_000)).toBeNull()
  expect(limiter.take('a', 1_060_000)).toBe(1)
})

test('fifteen hundred calls pass in an hour', () => {
  const limiter = new RateLimiter()
  for (let call = 0; call < 1500; call++) expect(limiter.take('a', 5_000_000 + call * 1000)).toBeNull()
  expect(limiter.take('a', 5_000_000 + 1500 * 1000)).toBe(2100)
  expect(limiter.take('a', 5_000_000 + 60 * minute)).toBeNull()
})

test('callers do not spend each other’s allowance', () => {
  const limiter = new RateLimiter()
  limiter.limits = { minute: 1, hour: null }
  expect(limiter.take('a', 0)).toBeNull()
  expect(limiter.take('b', 0)).toBeNull()
  expect(limiter.take('a', 0)).toBe(60)
})

test('a limit lowered below what was spent holds until enough calls have left', () => {
  const limiter = new RateLimiter()
  for (let call = 0; call < 5; call++) limiter.take('a', call * 10_000)
  limiter.limits = { minute: 2, hour: null }
  expect(limiter.take('a', 41_000)).toBe(49)
  expect(limiter.take('a', 90_000)).toBeNull()
})

test('a clock moved back does not lock anyone out', () => {
  const limiter = new RateLimiter()
  for (let call = 0; call < 100; call++) limiter.take('a', 10_000_000)
  expect(limiter.take('a', 1_000_000)).toBeNull()
})

test('no window of a minute ever holds more calls than the limit, and the wait told is enough', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9000 }), { maxLength: 120 }), (pauses) => {
      const limiter = new RateLimiter()
      limiter.limits = { minute: 7, hour: 40 }
      let now = 0
      const passed: number[] = []
      for (const pause of pauses) {
        now += pause
        const wait = limiter.take('a', now)
        if (wait === null) passed.push(now)
        else if (passed.length % 3 === 0) {
          now += wait * 1000
          expect(limiter.take('a', now)).toBeNull()
          passed.push(now)
        }
      }
      for (const end of passed) {
        expect(passed.filter((at) => at > end - minute && at <= end).length).toBeLessThanOrEqual(7)
        expect(passed.filter((at) => at > end - 60 * minute && at <= end).length).toBeLessThanOrEqual(40)
      }
    }),
  )
})
