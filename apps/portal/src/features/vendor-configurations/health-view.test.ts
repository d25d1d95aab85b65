import { expect, test } from 'vitest'
import { healthView } from './health-view.ts'

const warning = { title: 'A permission is not granted', detail: '', remedy: '' }

test('each state has its words; connected with warnings looks less than well', () => {
  const label = (state: string) => healthView({ state, warnings: [] }).label
  expect(['connecting', 'backfilling', 'connected', 'failing'].map(label)).toEqual([
    'Connecting',
    'Reading the last 30 days…',
    'Connected',
    'Failing',
  ])
  expect(healthView({ state: 'connected', warnings: [warning] }).tone).toBe('warning')
  expect(healthView({ state: 'failing', warnings: [warning] }).tone).toBe('danger')
})

test('a state of a newer server is shown as its own word', () => {
  expect(healthView({ state: 'paused', warnings: [] })).toEqual({ label: 'paused', tone: 'neutral', symbol: 'none' })
})
