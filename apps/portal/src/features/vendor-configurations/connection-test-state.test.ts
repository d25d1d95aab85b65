import type { ConnectionStep, ConnectionTestEvent } from '@pocketsoc/contract'
import { describe, expect, test } from 'vitest'
import {
  type ConnectionTestAction,
  type ConnectionTestState,
  connectionTestReducer,
  noTest,
  stepRows,
} from './connection-test-state.ts'
import { spokenProgress, stepStateWord, verdictWords } from './connection-test-words.ts'

const steps = [
  { id: 'tenant', label: 'Tenant exists' },
  { id: 'secret', label: 'Secret is accepted' },
  { id: 'alerts', label: 'Alerts can be read' },
]

const step = (id: string, state: ConnectionStep['state']): ConnectionTestEvent => ({
  type: 'step',
  step: { id, state, detail: null, problem: null, permissions: null },
})

const after = (...actions: (ConnectionTestAction | ConnectionTestEvent)[]): ConnectionTestState =>
  actions
    .map((action) => (action.type === 'step' || action.type === 'finished' ? ({ type: 'told', event: action } as const) : action))
    .reduce(connectionTestReducer, noTest)

const started: ConnectionTestAction = { type: 'started', about: '{}' }
const statesOf = (state: ConnectionTestState) => stepRows(steps, state).map((row) => row.state)

describe('steps light up one after another', () => {
  test('the first that has not come out is the one under way', () => {
    expect(statesOf(after(started))).toEqual(['running', 'waiting', 'waiting'])
    expect(statesOf(after(started, step('tenant', 'passed')))).toEqual(['passed', 'running', 'waiting'])
  })

  test('nothing is under way any more once it has ended, whatever came of it', () => {
    const failed = [step('tenant', 'passed'), step('secret', 'failed'), step('alerts', 'skipped')]
    expect(statesOf(after(started, ...failed, { type: 'finished', verdict: 'rejected' }))).toEqual([
      'passed',
      'failed',
      'skipped',
    ])
    expect(statesOf(after(started, step('tenant', 'passed'), { type: 'ended' }))).toEqual(['passed', 'waiting', 'waiting'])
  })

  test('a new test forgets the one before', () => {
    const again = after(started, step('tenant', 'failed'), { type: 'finished', verdict: 'rejected' }, started)
    expect(again).toMatchObject({ phase: 'running', steps: [], verdict: null })
  })
})

test('a stream that ends without a verdict has broken off; one with a verdict has not', () => {
  expect(after(started, { type: 'ended' })).toMatchObject({ phase: 'broken', problem: { title: 'The test broke off' } })
  expect(after(started, { type: 'finished', verdict: 'works' }, { type: 'ended' })).toMatchObject({
    phase: 'finished',
    problem: null,
  })
})

test('a screen reader hears the latest step, and at the end the verdict with all that did not pass', () => {
  const spoken = (state: ConnectionTestState) => spokenProgress(state, stepRows(steps, state))
  expect(spoken(noTest)).toBe('')
  expect(spoken(after(started))).toBe('Testing the connection')
  expect(spoken(after(started, step('tenant', 'passed')))).toBe('Tenant exists: Passed')
  const ended = after(started, step('tenant', 'passed'), step('secret', 'failed'), step('alerts', 'skipped'), {
    type: 'finished',
    verdict: 'rejected',
  })
  expect(spoken(ended)).toBe('The vendor refuses this credential. Secret is accepted: Failed. Alerts can be read: Skipped')
})

test('words of a newer server are shown as they are', () => {
  expect(stepStateWord('postponed')).toBe('postponed')
  expect(verdictWords('splendid')).toMatchObject({ title: 'splendid', tone: 'neutral' })
})
