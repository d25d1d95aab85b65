import { type MachineAction, machineActionStates } from '@pocketsoc/contract'
import { describe, expect, test } from 'vitest'
import { actionOrigin, actionTitle, actionView, approvalWords } from './action-view.ts'

describe('actionView', () => {
  test('every state has words of its own, and one of a newer server is shown as its own word', () => {
    const labels = machineActionStates.map((state) => actionView({ state, waitingForMachine: false }).label)
    expect(new Set(labels).size).toBe(machineActionStates.length)
    expect(labels.filter((label) => /_/.test(label))).toEqual([])
    expect(actionView({ state: 'paused', waitingForMachine: false }).label).toBe('paused')
  })

  test('an offline machine is what an open action waits for, and nothing to an ended one', () => {
    expect(actionView({ state: 'sent', waitingForMachine: true }).label).toBe('Waits for the machine')
    expect(actionView({ state: 'done', waitingForMachine: true }).label).toBe('Done')
  })
})

test('an isolation tells its type, other actions have none', () => {
  expect(actionTitle({ label: 'Isolate', isolationType: 'selective' })).toBe('Isolate, selective')
  expect(actionTitle({ label: 'Antivirus scan', isolationType: null })).toBe('Antivirus scan')
})

test('an action tells who began it, and when that was not here', () => {
  const source = { configurationId: '', displayName: 'Head office', vendor: 'acme', vendorName: 'Acme Shield' }
  expect(actionOrigin({ requestedBy: 'Ana Lindqvist', requestedHere: true, source })).toBe('By Ana Lindqvist · Head office')
  expect(actionOrigin({ requestedBy: 'bo.ek', requestedHere: false, source })).toBe('By bo.ek in Acme Shield · Head office')
  expect(actionOrigin({ requestedBy: null, requestedHere: false, source })).toBe('Begun in Acme Shield · Head office')
  expect(actionOrigin({ requestedBy: null, requestedHere: true, source })).toBe('Head office')
})

describe('approvalWords', () => {
  const approval: NonNullable<MachineAction['approval']> = {
    state: 'pending',
    why: 'Isolating any machine needs a second person.',
    expiresAt: '2026-03-04T13:00:00.000Z',
    decidedBy: null,
    decidedAt: null,
    reason: null,
    mayDecide: false,
  }
  const wordsOf = (decision: typeof approval, state = 'requested') => approvalWords({ state, approval: decision })

  test('a pending one says why it is needed and when it expires', () => {
    expect(wordsOf(approval)).toEqual({
      words: 'Isolating any machine needs a second person. The request expires',
      at: approval.expiresAt,
      overdue: 'any moment',
    })
  })

  test('a decision names who made it, with the reason where one was given', () => {
    const decided = { ...approval, decidedBy: 'Bo Ek', decidedAt: '2026-03-04T12:30:00.000Z' }
    expect(wordsOf({ ...decided, state: 'approved' })).toEqual({ words: 'Approved by Bo Ek', at: decided.decidedAt })
    expect(wordsOf({ ...decided, state: 'rejected', reason: 'Patching.' })?.words).toBe('Rejected by Bo Ek: Patching.')
    expect(wordsOf({ ...decided, state: 'broken_glass', reason: 'Ransomware.' })?.words).toBe(
      'Made by Bo Ek without the approval that the policy asks for',
    )
    expect(wordsOf({ ...approval, state: 'expired' })?.words).toBe('Nobody decided in time.')
  })

  test('nothing is said where nobody was asked, or the request was withdrawn before anybody decided', () => {
    expect(approvalWords({ state: 'done', approval: null })).toBeNull()
    expect(wordsOf({ ...approval, state: 'expired' }, 'cancelled')).toBeNull()
    expect(wordsOf({ ...approval, state: 'expired' }, 'expired')).not.toBeNull()
  })

  test('a state of a newer server is shown as its own word', () => {
    expect(wordsOf({ ...approval, state: 'delegated' })?.words).toBe('Approval: delegated')
  })
})
