import { type Detection, type DetectionSummary, type Me, TriageChange } from '@pocketsoc/contract'
import { expect, test } from 'vitest'
import { overwriting, requestFor, undoOf } from './triage-request.ts'

const row = { id: 'd1', status: 'new', updatedAt: '2026-03-04T09:00:00.000Z' } as DetectionSummary
const me = { user: { id: 'u1', name: 'Ada Byron', email: 'ada@fabrikam.example' } } as Me
const now = Date.parse('2026-03-04T12:00:00.000Z')
const ada = { userId: '0a8f3c52-6f0e-4b3f-9a83-1f7a5a6c2f10', name: 'Ada Byron', email: 'ada@fabrikam.example' }

test('a request says what is sent and what shows meanwhile', () => {
  const request = requestFor([row], { status: 'resolved', assignee: ada, comment: 'Called her' }, { me, now })
  expect(request.change).toEqual({ status: 'resolved', assignTo: ada.userId, comment: 'Called her' })
  expect(TriageChange.safeParse(request.change).success).toBe(true)
  expect(request.shows).toEqual({
    status: 'resolved',
    assignedTo: 'ada@fabrikam.example',
    comment: { text: 'Called her', author: 'Ada Byron', at: '2026-03-04T12:00:00.000Z' },
  })
})

test('nobody is assigned by null, and what is not wished for is not sent', () => {
  const request = requestFor([row], { assignee: null }, { me, now })
  expect(request.change).toEqual({ assignTo: null })
  expect(request.shows).toEqual({ assignedTo: null })
})

test('a status can be taken back, a comment and an assignment cannot', () => {
  const closed = requestFor([row], { status: 'resolved', classification: 'false_positive' }, { me, now })
  expect(undoOf(closed, row)).toEqual({ status: 'new' })
  expect(undoOf(closed, { ...row, status: 'resolved' })).toBeNull()
  expect(undoOf(closed, { ...row, status: 'pending_review' })).toBeNull()
  expect(undoOf(requestFor([row], { assignee: ada }, { me, now }), row)).toBeNull()
  expect(undoOf(requestFor([row], { status: 'resolved', comment: 'Done' }, { me, now }), row)).toBeNull()
})

test('applying anyway sends the same change with the state just seen', () => {
  const request = requestFor([row], { status: 'resolved' }, { me, now })
  const present = { ...row, updatedAt: '2026-03-04T11:00:00.000Z' } as Detection
  expect(overwriting(request, present)).toMatchObject({ change: request.change, overwrite: true, targets: [present] })
})
