import { describe, expect, test } from 'vitest'
import { demoTenant, type EvidencePayload, estateOf, historyOf } from '../../fixtures.ts'
import { sampleAlerts, sampleEntities, samplesFolder } from '../testing/samples.ts'
import { faultsOf } from '../testing/valid-alert.ts'
import { mapAlert } from './alert.ts'

const context = { readAt: new Date('2026-03-04T10:00:00Z'), portalHost: 'security.microsoft.com' }
const map = (payload: unknown) => mapAlert(payload, context)
const now = Date.parse('2026-03-04T09:00:00Z')
const samples = sampleAlerts()

describe('every alert that others recorded', () => {
  test.skipIf(samples.length === 0)(`maps to a valid alert (needs ${samplesFolder})`, () => {
    expect(samples.length).toBeGreaterThanOrEqual(8)
    for (const [file, payload] of samples) {
      const alert = map(payload)
      expect(faultsOf(alert), file).toEqual([])
      expect(alert.vendorAlertId, file).toBe(payload.id)
      expect(alert.title, file).toBe(payload.title)
      expect(alert.severity, file).toBe(String(payload.severity).toLowerCase())
      expect(alert.evidence.length, file).toBe((payload.evidence as unknown[]).length)
      expect(alert.createdAt, file).toBe(`${String(payload.alertCreationTime).slice(0, 23)}Z`)
      expect(alert.machine, file).toEqual({ vendorMachineId: payload.machineId, name: payload.computerDnsName })
    }
  })
})

test.skipIf(samples.length === 0)('alerts and incidents in Graph’s form, which is another, still map to something valid', () => {
  for (const kind of ['graph/alerts-v2', 'graph/incidents']) {
    for (const [file, payload] of sampleEntities(kind)) expect(faultsOf(map(payload)), file).toEqual([])
  }
})

// What must be left of evidence: its filled rows, each once.
const isFilled = ({ entityType: _, evidenceCreationTime: __, ...fields }: EvidencePayload) =>
  Object.values(fields).some((field) => field !== null)
const withoutTime = ({ evidenceCreationTime: _, ...fields }: EvidencePayload) => JSON.stringify(fields)

test('every alert of the demo estate maps to a valid alert, none of its evidence lost', () => {
  const alerts = historyOf(estateOf(demoTenant, now), now, 'tidemark')
  expect(alerts.length).toBeGreaterThan(300)
  for (const payload of alerts) {
    const alert = map(payload)
    expect(faultsOf(alert), payload.id).toEqual([])
    expect(alert.evidence.length, payload.id).toBe(new Set(payload.evidence.filter(isFilled).map(withoutTime)).size)
  }
})

describe('an alert', () => {
  const full = {
    id: 'da639081234567890123_-418822107',
    incidentId: 48213,
    investigationState: 'PendingApproval',
    assignedTo: 'dana.okafor@fabrikam.example',
    severity: 'High',
    status: 'InProgress',
    classification: 'TruePositive',
    determination: 'MultiStagedAttack',
    detectionSource: 'WindowsDefenderAtp',
    category: 'CredentialAccess',
    threatName: 'Dumper',
    threatFamilyName: 'Dump',
    title: ' Credential dump attempt against LSASS ',
    description: 'First line.\nSecond line.',
    alertCreationTime: '2026-03-04T09:14:02.1180344Z',
    firstEventTime: '2026-03-04T09:12:31.4410275Z',
    lastEventTime: '2026-03-04T09:12:58Z',
    lastUpdateTime: '2026-03-04T09:14:05.37Z',
    resolvedTime: null,
    machineId: '7c1f0a9be24d5583c0aa19f2d6b3e8417f55c2d9',
    computerDnsName: 'fin-lt-0142.corp.fabrikam.example',
    rbacGroupName: 'Finance laptops',
    mitreTechniques: ['t1003.001', 'T1003.001', 'T1059'],
    relatedUser: { userName: 'm.alvarez', domainName: 'FABRIKAM' },
    loggedOnUsers: [
      { accountName: 'M.Alvarez', domainName: 'fabrikam' },
      { accountName: 'svc-backup', domainName: 'FABRIKAM' },
    ],
    comments: [{ comment: 'Confirmed', createdBy: 'dana.okafor@fabrikam.example', createdTime: '2026-03-04T09:20:00Z' }],
    evidence: [],
  }

  test('keeps everything Microsoft documents', () => {
    expect(map(full)).toEqual({
      vendorAlertId: 'da639081234567890123_-418822107',
      revision: '2026-03-04T09:14:05.3700000Z',
      createdAt: '2026-03-04T09:14:02.118Z',
      updatedAt: '2026-03-04T09:14:05.370Z',
      firstActivityAt: '2026-03-04T09:12:31.441Z',
      lastActivityAt: '2026-03-04T09:12:58.000Z',
      resolvedAt: null,
      title: 'Credential dump attempt against LSASS',
      description: 'First line.\nSecond line.',
      severity: 'high',
      status: 'in_progress',
      classification: 'true_positive',
      determination: 'multi_staged_attack',
      category: 'Credential Access',
      detectedBy: 'EDR',
      threatName: 'Dumper',
      threatFamily: 'Dump',
      incidentId: '48213',
      investigationState: 'Pending Approval',
      assignedTo: 'dana.okafor@fabrikam.example',
      machine: { vendorMachineId: '7c1f0a9be24d5583c0aa19f2d6b3e8417f55c2d9', name: 'fin-lt-0142.corp.fabrikam.example' },
      machineGroup: 'Finance laptops',
      user: 'FABRIKAM\\m.alvarez',
      users: [
        { name: 'm.alvarez', domain: 'FABRIKAM', principalName: null, relation: 'related' },
        { name: 'svc-backup', domain: 'FABRIKAM', principalName: null, relation: 'logged_on' },
      ],
      techniqueIds: ['T1003.001', 'T1059'],
      evidence: [],
      comments: [{ text: 'Confirmed', author: 'dana.okafor@fabrikam.example', at: '2026-03-04T09:20:00.000Z' }],
      portalUrl: 'https://security.microsoft.com/alerts/da639081234567890123_-418822107',
    })
  })

  test('without a device has no machine, and with half of one the half', () => {
    expect(map({ ...full, machineId: null, computerDnsName: null }).machine).toBeNull()
    expect(map({ ...full, machineId: null }).machine).toEqual({ vendorMachineId: null, name: full.computerDnsName })
  })

  test('without an update time is ordered by its latest other time', () => {
    const alert = map({ ...full, lastUpdateTime: null })
    expect(alert.revision).toBe('2026-03-04T09:14:02.1180344Z')
    expect(map({ ...full, lastUpdateTime: '', resolvedTime: '2026-03-05T00:00:00Z' }).revision > alert.revision).toBe(true)
  })

  test('without a creation time falls back on its other times, then on when it was read', () => {
    expect(map({ ...full, alertCreationTime: 'yesterday' }).createdAt).toBe('2026-03-04T09:12:31.441Z')
    expect(map({ id: 'a' }).createdAt).toBe('2026-03-04T10:00:00.000Z')
  })

  test('accepts techniques as one string, as the documentation’s table has them', () => {
    expect(map({ ...full, mitreTechniques: 'T1003.001, T1059' }).techniqueIds).toEqual(['T1003.001', 'T1059'])
  })

  test('with a later update has a greater revision, whatever the number of digits', () => {
    const times = [
      '2026-03-04T09:14:05Z',
      '2026-03-04T09:14:05.0000001Z',
      '2026-03-04T09:14:05.37Z',
      '2026-03-04T09:14:05.3700001Z',
    ]
    const revisions = times.map((lastUpdateTime) => map({ ...full, lastUpdateTime }).revision)
    expect([...revisions].sort()).toEqual(revisions)
    expect(new Set(revisions).size).toBe(4)
  })

  test('with too much text is clipped between characters, the ellipsis inside the limit', () => {
    const alert = map({ ...full, title: '🦠'.repeat(1000), description: 'x'.repeat(100_000) })
    expect(alert.title.length).toBeLessThanOrEqual(500)
    expect(alert.title).toMatch(/^(🦠)+…$/u)
    expect(alert.description).toHaveLength(20_000)
  })

  test.each([null, undefined, 'text', 7, true, [], ['a'], {}])('that is %j is kept under a stable id of its own', (payload) => {
    const alert = map(payload)
    expect(faultsOf(alert)).toEqual([])
    expect(alert.vendorAlertId).toMatch(/^unidentified:[0-9a-f]{64}$/)
    expect(alert.vendorAlertId).toBe(map(payload).vendorAlertId)
    expect(alert.portalUrl).toBeNull()
  })

  test('without an id is the same alert for any order of its properties, and another for other content', () => {
    const id = (payload: unknown) => map(payload).vendorAlertId
    expect(id({ title: 'a', severity: 'Low' })).toBe(id({ severity: 'Low', title: 'a' }))
    expect(id({ title: 'a' })).not.toBe(id({ title: 'b' }))
  })

  test('with an unusable id keeps one identity through its updates', () => {
    const [first, second] = ['New', 'Resolved'].map((status) => map({ id: 'x'.repeat(5000), status }))
    expect(first?.vendorAlertId).toMatch(/^unidentified:/)
    expect(first?.vendorAlertId).toBe(second?.vendorAlertId)
    expect(map({ id: 'a\0b' }).vendorAlertId).not.toBe(map({ id: 'a\uFFFDb' }).vendorAlertId)
  })
})
