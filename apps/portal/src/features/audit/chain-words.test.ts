import { expect, test } from 'vitest'
import { brokenWords, provenWords } from './chain-words.ts'

test('a broken chain names the first record that does not fit, and how', () => {
  const broken = (fault: string) => brokenWords({ firstBroken: { sequence: 1234, fault } })
  expect(broken('missing')).toBe('Record 1,234 is missing.')
  expect(broken('altered')).toBe('Record 1,234 was altered after it was written.')
  expect(broken('end-altered')).toMatch(/^Record 1,234 was removed from the end/)
  expect(broken('forked')).toBe('Record 1,234 does not fit: forked.')
  expect(brokenWords({ firstBroken: null })).toBeNull()
})

test('what is proven is counted, also where the chain breaks', () => {
  const words = (verified: boolean) => [0, 1, 12_345].map((records) => provenWords({ verified, records }))
  expect(words(true)).toEqual(['no records yet', '1 record', '12,345 records'])
  expect(words(false)).toEqual(['from the first record on', 'after 1 record', 'after 12,345 records'])
})
