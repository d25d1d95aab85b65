import type { Detection, DetectionSummary } from '@pocketsoc/contract'
import { expect, test } from 'vitest'
import { type TriageEdit, withEdits } from './triage-edits.ts'

const row: DetectionSummary = {
  id: 'd1',
  title: 'Credential dump attempt',
  severity: 'high',
  status: 'new',
  source: { configurationId: 'p1', displayName: 'Fabrikam Defender', vendor: 'defender', vendorName: 'Microsoft Defender' },
  machine: null,
  user: null,
  category: null,
  assignedTo: null,
  createdAt: '2026-03-04T09:00:00.000Z',
  updatedAt: '2026-03-04T09:00:00.000Z',
}
const edit = (shows: TriageEdit['shows'], ids = ['d1']): TriageEdit => ({ ids, shows })

test('a change shows before the server has answered, the later of two on top', () => {
  const edits = [edit({ status: 'in_progress', assignedTo: 'ada@fabrikam.example' }), edit({ status: 'resolved' })]
  expect(withEdits(row, edits)).toMatchObject({ status: 'resolved', assignedTo: 'ada@fabrikam.example' })
})

test('a refused change leaves no trace, for nothing kept was altered', () => {
  expect(withEdits(row, [edit({ status: 'resolved' })])).not.toBe(row)
  expect(row.status).toBe('new')
  expect(withEdits(row, [])).toBe(row)
})

test('a change of other detections leaves the very same object', () => {
  expect(withEdits(row, [edit({ status: 'resolved' }, ['d2', 'd3'])])).toBe(row)
})

test('unassigning shows nobody, and a change of many shows on each', () => {
  const assigned = { ...row, assignedTo: 'ada@fabrikam.example' }
  expect(withEdits(assigned, [edit({ assignedTo: null }, ['d9', 'd1'])]).assignedTo).toBeNull()
})

test('a comment shows on the page, and a row without comments stays one', () => {
  const comment = { text: 'Called the user', author: 'Ada', at: null }
  const detection = { ...row, comments: [{ text: 'First', author: null, at: null }] } as unknown as Detection
  expect(withEdits(detection, [edit({ comment })]).comments).toEqual([...detection.comments, comment])
  expect(withEdits(row, [edit({ comment })])).not.toHaveProperty('comments')
})
