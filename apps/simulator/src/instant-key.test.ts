import { expect, test } from 'vitest'
import { instantKey } from './instant-key.ts'

test.each([
  ['2026-03-04T09:12:31.4410275Z', '2026-03-04T09:12:31.4410275'],
  ['2026-03-04T09:12:31Z', '2026-03-04T09:12:31.0000000'],
  ['2026-03-04T09:12:31.5Z', '2026-03-04T09:12:31.5000000'],
  ['2026-03-04T09:12Z', '2026-03-04T09:12:00.0000000'],
  ['2026-03-04T11:12:31.1234567+02:00', '2026-03-04T09:12:31.1234567'],
  ['2026-03-04', '2026-03-04T00:00:00.0000000'],
  ['2026-03-04Z', '2026-03-04T00:00:00.0000000'],
])('%s becomes a key that sorts to the tick', (text, key) => {
  expect(instantKey(text)).toBe(key)
})

test.each(['', 'yesterday', '2026-02-30T00:00:00Z', '2026-13-01', '2026-03-04T25:00:00Z', null, 17, {}])(
  '%s is no instant',
  (text) => {
    expect(instantKey(text)).toBeNull()
  },
)
