import type { Clock } from '@pocketsoc/connectors'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Services } from '../../services.ts'
import { createTestClock } from '../../testing/test-clock.ts'
import { createTestServices, type TestServices } from '../../testing/test-services.ts'
import { budgetUse, createCallBudget } from './call-budget.ts'

let services: TestServices
beforeAll(async () => {
  services = await createTestServices()
})
afterAll(() => services.database.close())

const start = Date.parse('2026-03-04T09:00:00.000Z')
const withClock = (clock: Clock): Services => ({ ...services, environment: { ...services.environment, clock } })

/** A clock on which sleeping passes at once. */
function skippingClock() {
  let now = start
  return {
    now: () => now,
    advance: (milliseconds: number) => {
      now += milliseconds
    },
    sleep: async (milliseconds: number) => {
      now += milliseconds
    },
  }
}

function mostWithin(calls: number[], milliseconds: number): number {
  return Math.max(...calls.map((from) => calls.filter((at) => at >= from && at < from + milliseconds).length))
}

test('no minute and no hour, wherever it begins, ever holds more calls than allowed', async () => {
  let run = 0
  const pauses = fc.array(fc.integer({ min: 0, max: 70_000 }), { minLength: 20, maxLength: 50 })
  await fc.assert(
    fc.asyncProperty(pauses, async (milliseconds) => {
      run += 1
      const clock = skippingClock()
      const calls: number[] = []
      for (const [index, pause] of milliseconds.entries()) {
        clock.advance(index % 3 === 0 ? pause : pause % 50)
        // A new object each time, as after a restart.
        await createCallBudget(withClock(clock), `property ${run}`, { minute: 4, hour: 15 }).take()
        calls.push(clock.now())
      }
      expect(mostWithin(calls, 60_000)).toBeLessThanOrEqual(4)
      expect(mostWithin(calls, 3_600_000)).toBeLessThanOrEqual(15)
    }),
    { numRuns: 10 },
  )
})

test('the documented limits let 100 calls through at once and hold the next one for a minute', async () => {
  const clock = skippingClock()
  const budget = createCallBudget(withClock(clock), 'documented', { minute: 100, hour: 1500 })
  clock.advance(999)
  for (let call = 0; call < 100; call += 1) await budget.take()
  expect(clock.now()).toBe(start + 999)
  await budget.take()
  expect(clock.now() - start - 999).toBeGreaterThanOrEqual(60_000)
  expect(clock.now() - start - 999).toBeLessThanOrEqual(61_000)
})

test('two configurations of one tenant and application share an allowance, and takers at the same time never exceed it', async () => {
  const clock = createTestClock(new Date(start).toISOString())
  const limits = { minute: 10, hour: 100 }
  const [first, second] = [0, 1].map(() => createCallBudget(withClock(clock), 'shared', limits))
  let taken = 0
  const takers = Array.from({ length: 24 }, (_, index) =>
    (index % 2 ? first : second)?.take().then(() => {
      taken += 1
    }),
  )
  const settled = async (expected: number) => {
    await expect.poll(() => taken).toBe(expected)
    await expect.poll(async () => (await budgetUse(withClock(clock), ['shared'])).get('shared')?.minute).toBe(expected % 10 || 10)
  }
  await settled(10)
  await clock.advance(61_000)
  await settled(20)
  await clock.advance(61_000)
  await Promise.all(takers)
  expect((await budgetUse(withClock(clock), ['shared'])).get('shared')).toEqual({ minute: 4, hour: 24 })
})

test('other keys have allowances of their own', async () => {
  const clock = skippingClock()
  for (const key of ['tenant a', 'tenant b']) await createCallBudget(withClock(clock), key, { minute: 1, hour: 1 }).take()
  expect(clock.now()).toBe(start)
})

test('a wait for the allowance ends at once when the run is stopped, and costs nothing', async () => {
  const clock = createTestClock(new Date(start).toISOString())
  const budget = createCallBudget(withClock(clock), 'stopped', { minute: 1, hour: 10 })
  await budget.take()
  const stopping = new AbortController()
  const waiting = budget.take(stopping.signal)
  stopping.abort(new Error('the server is stopping'))
  await expect(waiting).rejects.toThrow('the server is stopping')
  expect((await budgetUse(withClock(clock), ['stopped'])).get('stopped')).toEqual({ minute: 1, hour: 1 })
})
