import fc from 'fast-check'
import { expect, test } from 'vitest'
import { demoTenant, estateOf, historyOf } from '../../fixtures.ts'
import { mutationsOf, oddValue } from '../testing/mutations.ts'
import { sampleAlerts } from '../testing/samples.ts'
import { faultsOf } from '../testing/valid-alert.ts'
import { mapAlert } from './alert.ts'

const now = Date.parse('2026-03-04T09:00:00Z')
const context = { readAt: new Date(now), portalHost: 'security.microsoft.com' }
const bases: unknown[] = [
  ...sampleAlerts().map(([, alert]) => alert),
  ...historyOf(estateOf(demoTenant, now), now, 'mutations').slice(0, 40),
]

function isGood(payload: unknown): void {
  expect(faultsOf(mapAlert(payload, context))).toEqual([])
}

test('no mutation of an alert makes the mapping throw or produce something unfit to store', () => {
  fc.assert(fc.property(mutationsOf(bases), isGood), { numRuns: 1500 })
}, 60_000)

test('nor does anything else that JSON can say', () => {
  fc.assert(fc.property(fc.oneof(fc.jsonValue(), oddValue), isGood), { numRuns: 500 })
}, 60_000)

test('nor does nesting that would exhaust the stack', () => {
  const nested = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`)
  isGood(nested)
  isGood({ id: nested, title: nested, evidence: [{ entityType: 'Odd', nested }, nested], comments: nested })
})

test('a mutation that leaves the id leaves the alert’s identity', () => {
  const one = fc.tuple(
    fc.constantFrom(...bases),
    fc.constantFrom('title', 'severity', 'evidence', 'lastUpdateTime', 'status'),
    oddValue,
  )
  fc.assert(
    fc.property(one, ([base, name, value]) => {
      const alert = { ...(base as Record<string, unknown>), [name]: value }
      expect(mapAlert(alert, context).vendorAlertId).toBe(alert.id)
    }),
    { numRuns: 300 },
  )
}, 60_000)
