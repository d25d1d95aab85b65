import { expect, test } from 'vitest'
import { RunTime } from './run-time.ts'

const minute = 60_000
const hour = 60 * minute
/** A full quarter of an hour. */
const start = Date.parse('2026-03-04T09:00:00Z')

test('ten minutes of run time an hour pass, then Defender waits until enough of them are an hour old', () => {
  const runTime = new RunTime()
  runTime.spend(400, start)
  expect(runTime.waitAtDefender(start + minute)).toBe(0)
  runTime.spend(200, start + minute)
  expect(runTime.waitAtDefender(start + 2 * minute)).toBe(58 * 60)
  expect(runTime.waitAtDefender(start + hour - 1)).toBe(1)
  expect(runTime.waitAtDefender(start + hour)).toBe(0)
})

test('three hours a day pass, then Defender waits for the first of them to be a day old', () => {
  const runTime = new RunTime()
  for (let number = 0; number < 18; number++) runTime.spend(600, start + number * hour)
  const now = start + 19 * hour
  expect(runTime.waitAtDefender(now)).toBe(5 * 3600)
  expect(runTime.waitAtDefender(now + 5 * hour)).toBe(0)
})

test('Graph’s allotment is renewed at the next quarter of an hour', () => {
  const runTime = new RunTime()
  runTime.spend(600, start + 14 * minute)
  expect(runTime.waitAtGraph(start + 14 * minute)).toBe(60)
  expect(runTime.waitAtGraph(start + 15 * minute)).toBe(0)
  expect(runTime.waitAtDefender(start + 15 * minute)).toBe(59 * 60)
})

test('a clock moved back forgives what lies in the future', () => {
  const runTime = new RunTime()
  runTime.spend(600, start)
  expect(runTime.waitAtDefender(start - 1)).toBe(0)
  expect(runTime.waitAtGraph(start - 1)).toBe(0)
})
