import { isolationStates } from '@pocketsoc/contract'
import { expect, test } from 'vitest'
import { isolationFacts, isolationView } from './isolation-view.ts'

test('every state has words of its own, and one of a newer server is shown as its own word', () => {
  const labels = isolationStates.map((state) => isolationView(state).label)
  expect(new Set(labels).size).toBe(isolationStates.length)
  expect(labels.filter((label) => /_/.test(label))).toEqual([])
  expect(isolationView('quarantined')).toEqual({ label: 'quarantined', tone: 'neutral', symbol: 'none' })
})

test('an isolation is told in one line, leaving out what is not known', () => {
  expect(isolationFacts({ type: 'selective', by: 'Ana Lindqvist' }, 'Head office')).toBe(
    'Selective · by Ana Lindqvist · Head office',
  )
  expect(isolationFacts({ type: null, by: 'bo.ek' }, 'Head office')).toBe('By bo.ek · Head office')
  expect(isolationFacts({ type: null, by: null }, 'Head office')).toBe('Head office')
  expect(isolationFacts({ type: 'network', by: null }, 'Head office')).toBe('network · Head office')
})
