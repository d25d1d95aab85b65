import type { Machine } from '@pocketsoc/contract'
import { expect, test } from 'vitest'
import { detectionFacts, lastSeenNote, machineFacts, machineName, spokenMachine } from './machine-words.ts'

const now = Date.parse('2026-03-04T12:00:00.000Z')

test('a machine without a name is told by its id', () => {
  expect(machineName({ name: null, vendorMachineId: '6d1f0a7c94be' })).toBe('Machine 6d1f0a7c')
})

test('facts leave out what is not known', () => {
  expect(machineFacts({ health: 'Active', osPlatform: null, group: 'Finance laptops' })).toBe('Active  ·  Finance laptops')
})

test('open detections are told first', () => {
  expect(detectionFacts({ total: 12, open: 1 })).toBe('1 open detection')
  expect(detectionFacts({ total: 12, open: 0 })).toBe('None open of 12 detections')
  expect(detectionFacts({ total: 0, open: 0 })).toBe('No detections')
})

test('a row is spoken as one sentence', () => {
  const machine = {
    name: 'fin-lt-0142',
    riskScore: 'High',
    health: 'Active',
    osPlatform: 'Windows 11',
    detectionCounts: { total: 3, open: 2 },
    source: { displayName: 'Fabrikam Defender' },
  } as Machine
  expect(spokenMachine(machine, 'Isolated')).toBe(
    'fin-lt-0142, Isolated, risk High, Active, Windows 11, 2 open detections, Fabrikam Defender',
  )
})

test('last seen says what it is', () => {
  expect(lastSeenNote({ lastSeenAt: '2026-03-04T09:00:00.000Z', online: false }, now)).toBe(
    '3 hours ago. The last full report, not the last sign of life. The sensor does not report now.',
  )
})
