import { expect, test } from 'vitest'
import { duration, olderWords, queryTitle, resultWords, runningFor, runState, truncatedWords } from './run-words.ts'

test('durations are told in the unit that fits', () => {
  expect([800, 9_949, 12_400, 64_000].map(duration)).toEqual(['0.8 s', '9.9 s', '12 s', '1 min 04 s'])
})

test('a phone whose clock is behind shows no negative wait', () => {
  const startedAt = '2026-03-04T08:00:00.000Z'
  expect(runningFor({ startedAt }, Date.parse(startedAt) - 5_000)).toBe('0 s')
  expect(runningFor({ startedAt }, Date.parse(startedAt) + 65_900)).toBe('1 min 05 s')
})

test('results and states are told in words', () => {
  expect(resultWords({ totalRows: 1, elapsedMilliseconds: 1_200 })).toBe('1 row in 1.2 s')
  expect(runState({ state: 'done', rowCount: 23 })).toBe('Done · 23 rows')
  expect(runState({ state: 'waiting_for_quota', rowCount: null })).toBe('Waiting for quota')
})

test('a part of a result says how much it is', () => {
  expect(truncatedWords({ truncated: false, rows: [], totalRows: 0 })).toBeNull()
  const rows = Array.from({ length: 2 }, () => [])
  expect(truncatedWords({ truncated: true, rows, totalRows: 1234 })).toContain('first 2 rows of 1,234')
})

test('rows older than the days chosen are told of, where the service searches all it keeps', () => {
  const run = { days: 7, startedAt: '2026-03-10T12:00:00.000Z' }
  const columns = [
    { name: 'DeviceName', type: 'string' as const },
    { name: 'Timestamp', type: 'datetime' as const },
  ]
  const at = (time: string | null) => [['a', time]]
  expect(olderWords(run, { columns, rows: at('2026-03-02T12:00:00Z') })).toContain('older than 7 days')
  expect(olderWords(run, { columns, rows: at('2026-03-04T12:00:00Z') })).toBeNull()
  expect(olderWords(run, { columns, rows: at(null) })).toBeNull()
  expect(olderWords(run, { columns: columns.slice(0, 1), rows: [['a']] })).toBeNull()
})

test('a query is called by its text from the first telling line on, as far as two lines hold it', () => {
  expect(queryTitle('// find it\n\nlet x = 1;\n  DeviceEvents\n| take 5')).toBe('DeviceEvents | take 5')
  expect(queryTitle(`DeviceEvents\n| where FileName == "${'x'.repeat(200)}"`)).toMatch(/^DeviceEvents \| where .{60,70}…$/)
  expect(queryTitle('// only a remark')).toBe('// only a remark')
})
