import { expect, test } from 'vitest'
import { daysFor } from './day-ranges.ts'

test.each([
  ['T | where Timestamp > ago(30d)', { days: 30 }],
  ['T | where Timestamp > ago( 7d )', { days: 7 }],
  ['T | where Timestamp > ago(6h)', { days: 1 }],
  ['T | where Timestamp > ago(25h)', { days: 7 }],
  ['T | where Timestamp > ago(90d)', { days: 30 }],
  ['T | where Timestamp between (ago(14d) .. ago(7d))', { days: 30 }],
  ['T | take 10', {}],
])('%s', (query, range) => {
  expect(daysFor(query)).toEqual(range)
})
