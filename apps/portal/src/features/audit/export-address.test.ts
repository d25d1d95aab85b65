import { expect, test } from 'vitest'
import { exportAddress } from './export-address.ts'

test('the file is asked for with the filters on screen', () => {
  expect(exportAddress('csv', {})).toBe('/api/v1/audit-records/export?format=csv')
  expect(exportAddress('ndjson', { q: 'a&b', actor: ['pocketsoc'], from: '2026-03-04T00:00:00.000Z' })).toBe(
    '/api/v1/audit-records/export?format=ndjson&q=a%26b&actor=pocketsoc&from=2026-03-04T00%3A00%3A00.000Z',
  )
})
