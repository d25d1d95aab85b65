import { machineActionStates } from '@pocketsoc/contract'
import { describe, expect, test } from 'vitest'
import { actionState, actionTitle, isFinal, progressSentence, stepsOf } from './action-words.ts'
import { actionWith } from './testing/machine-action.ts'

const finishedAt = '2026-03-04T09:02:00.000Z'
const pending = {
  state: 'pending',
  why: 'Isolating any machine needs a second person.',
  expiresAt: '2026-03-04T10:00:00.000Z',
  decidedBy: null,
  decidedAt: null,
  reason: null,
  mayDecide: false,
} as const

/** `label: where` of each stage. */
const told = (wish: Parameters<typeof actionWith>[0]) => stepsOf(actionWith(wish)).map(({ label, at }) => `${label}: ${at}`)

describe('stepsOf', () => {
  test('a request on its way shows what comes next', () => {
    const wanted = ['Requested by Ada Byron: passed', 'Sent to Microsoft Defender: now', 'Carried out on the machine: todo']
    expect(told({})).toEqual(wanted)
    expect(told({ state: 'sending' })).toEqual(wanted)
  })

  test('once the vendor has it, the machine is what it waits for', () => {
    const sent = { state: 'sent', vendorReference: 'v1' } as const
    expect(told(sent).slice(1)).toEqual(['Taken by Microsoft Defender: passed', 'Carried out on the machine: now'])
    expect(told({ ...sent, waitingForMachine: true }).at(-1)).toBe('Waiting for the machine: now')
    expect(stepsOf(actionWith({ ...sent, waitingForMachine: true })).at(-1)?.note).toContain('up to 3 days')
  })

  test('done is done', () => {
    expect(told({ state: 'done', vendorReference: 'v1', finishedAt }).at(-1)).toBe('Done: passed')
  })

  test('a failure shows where it failed, with its reason', () => {
    const failure = { detail: 'The vendor refused the request.', remedy: 'Try later.', vendorCode: 'X' }
    expect(told({ state: 'failed', failure })).toEqual(['Requested by Ada Byron: passed', 'Failed: failed'])
    const atVendor = stepsOf(actionWith({ state: 'failed', failure, vendorReference: 'v1' }))
    expect(atVendor.map(({ label }) => label)).toEqual(['Requested by Ada Byron', 'Taken by Microsoft Defender', 'Failed'])
    expect(atVendor.at(-1)?.note).toBe('The vendor refused the request.')
  })

  test('a second person is a stage of its own, and nothing is sent before', () => {
    expect(told({ state: 'awaiting_approval', approval: pending })).toEqual([
      'Requested by Ada Byron: passed',
      'Approval by a second person: now',
      'Sent to Microsoft Defender: todo',
      'Carried out on the machine: todo',
    ])
    const rejected = { ...pending, state: 'rejected', decidedBy: 'Bo Ito', reason: 'It is the payroll server' } as const
    expect(told({ state: 'rejected', approval: rejected, finishedAt })).toEqual([
      'Requested by Ada Byron: passed',
      'Rejected by Bo Ito: failed',
      'Not sent to Microsoft Defender: failed',
    ])
    expect(told({ state: 'expired', approval: { ...pending, state: 'expired' } })[1]).toBe('Approval expired: failed')
    expect(told({ approval: { ...pending, state: 'broken_glass', decidedBy: 'Ada Byron' } })[1]).toBe(
      'Without a second person by Ada Byron: passed',
    )
  })

  test('a cancelled one says by whom and why', () => {
    const cancelled = stepsOf(actionWith({ state: 'cancelled', cancellation: { by: 'Bo Ito', comment: 'Wrong one', at: null } }))
    expect(cancelled.at(-1)).toEqual({ label: 'Cancelled by Bo Ito', at: 'failed', note: 'Wrong one' })
  })

  test('every state this app knows has an end or one stage it stands at, and none stands after one to come', () => {
    for (const state of machineActionStates) {
      const steps = stepsOf(actionWith({ state, ...(state === 'awaiting_approval' ? { approval: pending } : {}) }))
      const order = steps.map(({ at }) => at)
      expect(order.indexOf('now') === -1, state).toBe(isFinal({ state }))
      expect(order.lastIndexOf('passed'), state).toBeLessThan(order.indexOf('todo') === -1 ? order.length : order.indexOf('todo'))
    }
  })

  test('one begun elsewhere says where', () => {
    expect(told({ requestedHere: false, requestedBy: 'b.ito', state: 'done', vendorReference: 'v' })[0]).toBe(
      'Requested by b.ito in Microsoft Defender: passed',
    )
  })
})

test('a cancellation that the vendor has not confirmed says so, whoever else it waits for', () => {
  const cancellation = { by: 'Bo Ito', comment: 'Wrong one', at: null }
  const action = actionWith({ state: 'sent', vendorReference: 'v1', waitingForMachine: true, cancellation })
  expect(actionState(action).word).toBe('Cancelling')
  expect(stepsOf(action).at(-1)).toEqual({ label: 'Cancelling, asked by Bo Ito', at: 'now', note: 'Wrong one' })
  expect(actionState({ ...action, state: 'cancelled' }).word).toBe('Cancelled')
})

test('states in words: every known one has its own, an unknown one is readable', () => {
  const words = machineActionStates.map((state) => actionState(actionWith({ state })).word)
  expect(new Set(words).size).toBe(machineActionStates.length)
  expect(actionState(actionWith({ state: 'sent', waitingForMachine: true })).word).toBe('Waiting for the machine')
  expect(actionState(actionWith({ state: 'put_on_hold' })).word).toBe('Put on hold')
})

test('where it stands, in one sentence', () => {
  expect(progressSentence(actionWith({ state: 'done' }))).toBe('Isolate · full, fin-lt-0142: Done')
  const failure = { detail: 'The machine did not answer in time.', remedy: null, vendorCode: null }
  expect(progressSentence(actionWith({ state: 'failed', failure, isolationType: null, label: 'Release' }))).toBe(
    'Release, fin-lt-0142: Failed. The machine did not answer in time.',
  )
  expect(actionTitle(actionWith())).toBe('Isolate · full')
})
