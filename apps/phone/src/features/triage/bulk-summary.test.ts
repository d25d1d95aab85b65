import type { DetectionSummary, TriageOutcome } from '@pocketsoc/contract'
import { describe, expect, test } from 'vitest'
import { chunked, failedTargets, onlyConflicts, summarise, summaryWords } from './bulk-summary.ts'

const targets = ['a', 'b', 'c', 'd'].map((id) => ({ id, title: `Detection ${id}` }) as DetectionSummary)
const changed = (id: string): TriageOutcome => ({ id, outcome: 'changed', problem: null })
const failed = (id: string, detail: string, remedy?: string): TriageOutcome => ({
  id,
  outcome: 'failed',
  problem: { type: 'about:blank', title: 'Not found', status: 404, code: 'missing', detail, ...(remedy ? { remedy } : {}) },
})

describe('summarise', () => {
  test('when all changed there is one sentence', () => {
    const summary = summarise(
      targets,
      targets.map(({ id }) => changed(id)),
    )
    expect(summary).toEqual({ changed: 4, failed: [] })
    expect(summaryWords(summary)).toBe('4 detections changed')
  })

  test('failures with one reason are told once, the most frequent first', () => {
    const gone = 'There is no such detection.'
    const busy = 'The vendor is throttling us.'
    const summary = summarise(targets, [
      failed('a', busy),
      changed('b'),
      failed('c', gone, 'Refresh.'),
      failed('d', gone, 'Refresh.'),
    ])
    expect(summary.failed.map(({ reason, remedy, targets }) => [reason, remedy, targets.map(({ id }) => id)])).toEqual([
      [gone, 'Refresh.', ['c', 'd']],
      [busy, null, ['a']],
    ])
    expect(summaryWords(summary)).toBe('1 changed, 3 failed')
    expect(failedTargets(summary).map(({ id }) => id)).toEqual(['c', 'd', 'a'])
  })

  test('what somebody else changed meanwhile takes insisting, and only where nothing else failed', () => {
    const conflict = failed('a', 'Its status changed since you looked.')
    if (conflict.problem) conflict.problem.code = 'conflict'
    const others = ['b', 'c', 'd'].map(changed)
    expect(onlyConflicts(summarise(targets, [conflict, ...others]))).toBe(true)
    expect(onlyConflicts(summarise(targets, [conflict, failed('b', 'Locked.'), ...others.slice(1)]))).toBe(false)
    expect(onlyConflicts(summarise(targets, [changed('a'), ...others]))).toBe(false)
  })

  test('a detection without an outcome counts as failed, never as changed', () => {
    expect(summaryWords(summarise(targets, [changed('a')]))).toBe('1 changed, 3 failed')
  })

  test('an outcome this app does not know counts as failed', () => {
    const odd = { id: 'a', outcome: 'postponed', problem: null }
    expect(summarise(targets.slice(0, 1), [odd]).changed).toBe(0)
  })
})

test('pieces hold everything once, in order', () => {
  const items = Array.from({ length: 250 }, (_, index) => index)
  expect(chunked(items).map(({ length }) => length)).toEqual([100, 100, 50])
  expect(chunked(items).flat()).toEqual(items)
  expect(chunked([])).toEqual([])
})
