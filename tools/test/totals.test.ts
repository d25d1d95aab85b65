import { expect, test } from 'vitest'
import { totalsLine, totalsOf } from './totals.ts'

const report = { numPassedTests: 5, numFailedTests: 1, numPendingTests: 0, numTodoTests: 0, testResults: [] }

test('the line counts what passed and what failed', () => {
  expect(totalsLine(totalsOf(report, 1))).toBe('5 passed, 1 failed')
})

test('skipped tests are named, so that nobody takes them for passed', () => {
  expect(totalsLine(totalsOf({ ...report, numPendingTests: 2, numTodoTests: 1 }, 1))).toBe('5 passed, 1 failed, 3 skipped')
})

test('a file that does not load is a failure of its own', () => {
  const unloadable = { status: 'failed', assertionResults: [] }
  expect(totalsOf({ ...report, testResults: [unloadable] }, 1).failed).toBe(2)
})

test('a run that fails outside any test is not reported as passed', () => {
  expect(totalsOf({ ...report, numFailedTests: 0 }, 1)).toEqual({ passed: 5, failed: 1, skipped: 0 })
})
