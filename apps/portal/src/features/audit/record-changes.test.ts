import { expect, test } from 'vitest'
import { changesOf } from './record-changes.ts'

test('fields stand beside each other, the changed ones first', () => {
  const before = { approval: 'never', tags: [], expiresMinutes: 60, breakGlass: false }
  const after = { approval: 'tagged', tags: ['server', 'domain-controller'], expiresMinutes: 60, breakGlass: true }
  expect(changesOf(before, after)).toEqual([
    { field: 'Approval', before: 'never', after: 'tagged' },
    { field: 'Tags', before: 'None', after: 'server, domain-controller' },
    { field: 'Break glass', before: 'No', after: 'Yes' },
    { field: 'Expires minutes', before: '60', after: '60' },
  ])
})

test('what was not there before, and what is gone after, has no value', () => {
  expect(changesOf(null, { status: 'resolved', assigned_to: null, comment: '' })).toEqual([
    { field: 'Status', before: null, after: 'resolved' },
  ])
  expect(changesOf({ query: 'DeviceInfo' }, null)).toEqual([{ field: 'Query', before: 'DeviceInfo', after: null }])
  expect(changesOf(null, null)).toEqual([])
})

test('anything else is shown as it is stored', () => {
  expect(changesOf('one', 'two')).toEqual([{ field: 'Value', before: 'one', after: 'two' }])
  expect(changesOf(null, { filter: { q: 'x' } })).toEqual([{ field: 'Filter', before: null, after: '{\n  "q": "x"\n}' }])
})
