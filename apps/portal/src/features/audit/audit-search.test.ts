import { afterEach, expect, test, vi } from 'vitest'
import { filterOf, isFiltered, readSearch } from './audit-search.ts'

afterEach(() => vi.unstubAllEnvs())

test('an address gives back its filters, and what is none of them lets everything through', () => {
  const search = {
    q: 'fin-lt',
    actor: 'pocketsoc',
    action: 'detection.triaged',
    target: 'detection',
    from: '2026-03-01',
    to: '2026-03-04',
  }
  expect(readSearch({ ...search, next: '/x' })).toEqual(search)
  const wrong = { q: '   ', actor: 'dana', action: 'toString', target: 'nothing', from: '2026-02-30', to: 'yesterday' }
  expect(readSearch(wrong)).toEqual({})
  expect(isFiltered(readSearch(wrong))).toBe(false)
  expect(isFiltered(readSearch(search))).toBe(true)
})

test('a day begins and ends at the reader’s midnight, also when the clocks change', () => {
  vi.stubEnv('TZ', 'Europe/Berlin')
  expect(filterOf({ from: '2026-03-29', to: '2026-03-29' })).toEqual({
    from: '2026-03-28T23:00:00.000Z',
    to: '2026-03-29T22:00:00.000Z',
  })
  vi.stubEnv('TZ', 'America/New_York')
  expect(filterOf({ from: '2026-12-31', to: '2026-12-31' })).toEqual({
    from: '2026-12-31T05:00:00.000Z',
    to: '2027-01-01T05:00:00.000Z',
  })
})

test('the server gets lists of what is one of a kind, and nothing for what is not set', () => {
  expect(filterOf({})).toEqual({})
  expect(filterOf({ q: ' two words ', actor: 'pocketsoc', action: 'detection.triaged', target: 'detection' })).toEqual({
    q: 'two words',
    actor: ['pocketsoc'],
    action: ['detection.triaged'],
    target: ['detection'],
  })
})
