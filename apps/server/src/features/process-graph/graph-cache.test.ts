import { expect, test } from 'vitest'
import { createTestClock } from '../../testing/test-clock.ts'
import { createAnswerCache } from './graph-cache.ts'

const counting = () => {
  let made = 0
  return async () => ({ value: ++made, milliseconds: 1000 })
}

test('an answer is given again until its time has passed', async () => {
  const clock = createTestClock('2026-03-04T09:00:00Z')
  const cache = createAnswerCache<number>(10, clock.now)
  const make = counting()
  expect([await cache.answer('a', make), await cache.answer('a', make)]).toEqual([1, 1])
  await clock.advance(999)
  expect(await cache.answer('a', make)).toBe(1)
  await clock.advance(1)
  expect(await cache.answer('a', make)).toBe(2)
})

test('those who ask at the same time wait for one answer, and a failure is asked again', async () => {
  const cache = createAnswerCache<number>(10, () => 0)
  const make = counting()
  expect(await Promise.all([cache.answer('a', make), cache.answer('a', make)])).toEqual([1, 1])
  const failing = () => Promise.reject(new Error('refused'))
  await expect(Promise.all([cache.answer('b', failing), cache.answer('b', make)])).rejects.toThrow('refused')
  expect(await cache.answer('b', make)).toBe(2)
})

test('beyond its size it forgets what was asked for longest ago', async () => {
  const cache = createAnswerCache<number>(2, () => 0)
  const make = counting()
  for (const key of ['a', 'b', 'a', 'c']) await cache.answer(key, make)
  expect([await cache.answer('a', make), await cache.answer('b', make)]).toEqual([1, 4])
})
