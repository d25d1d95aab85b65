import { expect, test } from 'vitest'
import { machineTags } from './machine-tags.ts'

test('tags come most common first, once each whatever their case', () => {
  const items = [{ tags: ['Lab', 'Domain controller'] }, { tags: ['domain controller'] }, { tags: [] }]
  expect(machineTags({ items, nextCursor: null })).toEqual({ inUse: ['Domain controller', 'Lab'], complete: true })
})

test('a page that is not the last, or holds no machine yet, does not claim to know every tag', () => {
  expect(machineTags({ items: [{ tags: ['Lab'] }], nextCursor: 'more' }).complete).toBe(false)
  expect(machineTags({ items: [], nextCursor: null }).complete).toBe(false)
})
