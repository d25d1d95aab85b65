import { describe, expect, test } from 'vitest'
import { changeFilter, choices, type FilterChange, isNarrowed, noFilter, queryOf, valuesToOffer } from './filter.ts'

const after = (...changes: FilterChange[]) => changes.reduce(changeFilter, noFilter)

describe('changeFilter', () => {
  test('toggling twice is not toggling', () => {
    const toggle: FilterChange = { type: 'toggle', field: 'severity', value: 'high' }
    expect(after(toggle).severity).toEqual(['high'])
    expect(after(toggle, toggle)).toEqual(noFilter)
  })

  test('the order of pressing does not make another query', () => {
    const high: FilterChange = { type: 'toggle', field: 'severity', value: 'high' }
    const critical: FilterChange = { type: 'toggle', field: 'severity', value: 'critical' }
    expect(after(high, critical)).toEqual(after(critical, high))
  })

  test('fields do not touch each other, and clear takes all back', () => {
    const narrowed = after(
      { type: 'toggle', field: 'status', value: 'new' },
      { type: 'toggle', field: 'profile', value: 'p1' },
      { type: 'range', range: '7d' },
      { type: 'search', q: '  fin-lt ' },
    )
    expect(narrowed).toEqual({ severity: [], status: ['new'], profile: ['p1'], range: '7d', q: 'fin-lt' })
    expect(choices(narrowed)).toBe(3)
    expect(isNarrowed(narrowed)).toBe(true)
    expect(changeFilter(narrowed, { type: 'clear' })).toEqual(noFilter)
  })
})

describe('queryOf', () => {
  test('an open filter asks for everything', () => {
    expect(queryOf(noFilter, 0)).toEqual({})
    expect(isNarrowed(noFilter)).toBe(false)
  })

  test('a range reaches back from now', () => {
    const now = Date.parse('2026-03-04T12:00:00.000Z')
    expect(queryOf(after({ type: 'range', range: '24h' }), now)).toEqual({ from: '2026-03-03T12:00:00.000Z' })
    expect(queryOf(after({ type: 'range', range: '30d' }), now)).toEqual({ from: '2026-02-02T12:00:00.000Z' })
  })
})

describe('valuesToOffer', () => {
  const known = ['high', 'low', 'unknown']

  test('unknown is offered where it would find something, or is chosen', () => {
    expect(valuesToOffer(known, undefined, [])).toEqual(['high', 'low'])
    expect(valuesToOffer(known, { unknown: 0, high: 2 }, [])).toEqual(['high', 'low'])
    expect(valuesToOffer(known, { unknown: 3 }, [])).toEqual(known)
    expect(valuesToOffer(known, { unknown: 0 }, ['unknown'])).toEqual(known)
  })
})
