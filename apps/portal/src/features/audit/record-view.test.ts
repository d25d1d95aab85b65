import { auditActions, auditOutcome, auditTargets, auditWords } from '@pocketsoc/contract'
import { expect, test } from 'vitest'
import { actionGroups, fromWhere, kindOf, outcomeView, whoOf } from './record-view.ts'

const actions = Object.keys(auditActions)

test('every action the server knows reads as a plain sentence after a name, whatever was done to a machine', () => {
  expect(actions.length).toBeGreaterThan(20)
  for (const action of actions) {
    for (const after of [null, 'text', { kind: 'isolate' }, { kind: 'release' }, { kind: 'scan' }]) {
      const words = auditWords({ action, after })
      expect(words, action).toMatch(/^[A-Z][a-z]+( [\w’,-]+)+$/)
      expect(words, action).not.toContain(action)
    }
  }
})

test('every action has its outcome as a badge of its own words', () => {
  for (const action of actions) {
    const outcome = auditOutcome(action)
    expect(outcomeView(outcome).label, action).toMatch(/^[A-Z][a-z]+( [a-z]+)?$/)
    expect(outcomeView(outcome).label, action).not.toBe('Recorded')
  }
})

test('every action can be chosen once, under what it is done to', () => {
  const groups = actionGroups()
  expect(groups.flatMap((group) => group.actions.map(({ action }) => action)).sort()).toEqual([...actions].sort())
  for (const { label } of groups) expect(Object.values(auditTargets), label).toContain(label)
  expect(groups.find(({ label }) => label === 'Detection')?.actions.map(({ action }) => action)).toContain(
    'detections.batch-failed',
  )
})

test('what isolates and what releases are told apart', () => {
  const action = 'machine-action.requested'
  expect(auditWords({ action, after: { kind: 'isolate' } })).toBe('Asked to isolate a machine')
  expect(auditWords({ action, after: { kind: 'release' } })).toBe('Asked to release a machine')
})

test('words of a newer server are shown as they are', () => {
  expect(auditWords({ action: 'moon.landed' })).toBe('moon.landed')
  expect(auditWords({ action: 'toString' })).toBe('toString')
  expect(outcomeView('postponed').label).toBe('postponed')
  expect(outcomeView(auditOutcome('moon.landed')).label).toBe('Recorded')
  expect(kindOf('moon')).toBe('moon')
})

test('who and from where: a member on a device or in the portal, or the server by itself', () => {
  const actor = { userId: 'u', name: 'Ada Mirov' }
  const device = { id: 'd', name: 'Ada’s iPhone' }
  expect([whoOf({ actor }), fromWhere({ actor, device })]).toEqual(['Ada Mirov', 'Ada’s iPhone'])
  expect(fromWhere({ actor, device: null })).toBe('Portal')
  expect([whoOf({ actor: null }), fromWhere({ actor: null, device: null })]).toEqual(['PocketSOC', 'By itself'])
  expect(whoOf({ actor: { userId: 'u', name: null } })).toBe('A member who left')
})
