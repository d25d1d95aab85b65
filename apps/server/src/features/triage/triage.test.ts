import { type Alert, type AlertChange, type AlertWriter, type ReceivedAlert, VendorError } from '@pocketsoc/connectors'
import { eq, like } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Context } from '../../context.ts'
import { auditEntries, detections } from '../../db/schema/index.ts'
import { testAlert } from '../../testing/test-alerts.ts'
import { createTestConfiguration } from '../../testing/test-configuration.ts'
import { createTestMember, createTestServices, type TestServices } from '../../testing/test-services.ts'
import { getDetection, ingestDetections } from '../detections/index.ts'
import type { VendorConnection } from '../vendor-configurations/index.ts'
import { updateDetection } from './update-detection.ts'
import { updateDetections } from './update-detections.ts'

let services: TestServices
let owner: Context
let analyst: Context
let configurationId: string
let vendor: ReturnType<typeof createVendor>

beforeAll(async () => {
  services = await createTestServices()
})
afterAll(() => services.database.close())

beforeEach(async () => {
  owner = await createTestMember(services)
  analyst = await createTestMember(services, 'analyst', owner.organizationId)
  configurationId = (await createTestConfiguration(owner)).id
  vendor = createVendor()
})

/** A vendor's alerts in memory; each change moves its clock on by a minute. */
function createVendor() {
  const alerts = new Map<string, Alert>()
  const refused = new Set<string>()
  const state = { losesAnswers: false }
  let minute = 0
  const received = (alert: Alert): ReceivedAlert => ({ alert, raw: { id: alert.vendorAlertId } })
  const change = (id: string, { comment, ...fields }: AlertChange): Alert => {
    const alert = alerts.get(id)
    if (!alert || refused.has(id))
      throw new VendorError({ code: 'vendor-rejected', detail: `${id} is locked.`, remedy: 'Unlock it.' })
    minute += 1
    const at = `2026-03-04T10:${String(minute).padStart(2, '0')}:00.000Z`
    const comments = comment ? [...alert.comments, { text: comment, author: 'PocketSOC', at }] : alert.comments
    const changed: Alert = { ...alert, ...fields, comments, updatedAt: at, revision: at }
    alerts.set(id, changed)
    return changed
  }
  const writer: AlertWriter = {
    batchSize: 2,
    read: async (id) => {
      const alert = alerts.get(id)
      return alert ? received(alert) : null
    },
    update: async (id, wanted) => received(change(id, wanted)),
    async updateMany(ids, wanted) {
      const locked = ids.find((id) => refused.has(id))
      if (locked) throw new VendorError({ code: 'vendor-rejected', detail: 'The batch was refused.', remedy: 'Try each.' })
      for (const id of ids) change(id, wanted)
      if (state.losesAnswers) {
        throw new VendorError({ code: 'vendor-timeout', detail: 'No answer came.', remedy: 'Wait.', outcomeUnknown: true })
      }
    },
  }
  const reader = {
    cursorAt: () => 'cursor',
    async *since() {
      yield { alerts: [...alerts.values()].map(received), vendorTime: new Date(), cursor: 'cursor' }
    },
  }
  const session = { grantedPermissions: async () => [], triage: writer, alerts: reader }
  const capability = { name: 'triage', available: true, reason: null, remedy: null, note: null }
  return {
    alerts,
    refused,
    state,
    change,
    capability,
    open: async () => ({ session, capabilities: [capability] }) as unknown as VendorConnection,
  }
}

async function raise(id: string, fields: Partial<Alert> = {}): Promise<{ id: string; seenUpdatedAt: string }> {
  const item = testAlert(id, fields)
  vendor.alerts.set(id, item.alert)
  const target = { vault: services.vault, organizationId: owner.organizationId, configurationId, now: owner.now() }
  await owner.transaction((tx) => ingestDetections(tx, target, [item]))
  const [row] = await owner.transaction((tx) => tx.sql.select().from(detections).where(eq(detections.vendorAlertId, id)))
  return { id: row?.id ?? '', seenUpdatedAt: item.alert.updatedAt }
}

const entries = () => owner.transaction((tx) => tx.sql.select().from(auditEntries).where(like(auditEntries.event, 'detection%')))

describe('a change to one detection', () => {
  test('reaches the vendor with the analyst’s name in the comment, shows here, and is audited at both ends', async () => {
    const seen = await raise('a1')
    const change = {
      status: 'resolved',
      classification: 'false_positive',
      determination: 'not_malicious',
      comment: 'Our scanner',
    } as const
    const detection = await updateDetection(
      analyst,
      { ...seen, change: { ...change, assignTo: analyst.actor.userId } },
      vendor.open,
    )
    expect(detection).toMatchObject({ status: 'resolved', classification: 'false_positive', determination: 'not_malicious' })
    expect(detection.assignedTo).toContain('@fabrikam.example')
    expect(vendor.alerts.get('a1')?.comments[0]?.text).toBe('Our scanner\n\nDana, via PocketSOC')
    expect(await entries()).toMatchObject([
      { event: 'detection.triage-requested', actorName: 'Dana', targetId: seen.id },
      { event: 'detection.triaged', before: { status: 'new' }, after: { status: 'resolved' }, vendorAnswer: 'accepted' },
    ])
  })

  test('is not made over a colleague’s change that the analyst has not seen, unless they insist', async () => {
    const seen = await raise('a2')
    vendor.change('a2', { status: 'in_progress' })
    const input = { ...seen, change: { status: 'resolved' as const } }
    await expect(updateDetection(analyst, input, vendor.open)).rejects.toMatchObject({
      code: 'conflict',
      message: 'Its status changed since you looked.',
    })
    expect((await getDetection(analyst, seen.id)).status).toBe('in_progress')
    expect((await updateDetection(analyst, { ...input, overwrite: true }, vendor.open)).status).toBe('resolved')
  })

  test('is made although the vendor added evidence meanwhile', async () => {
    const seen = await raise('a3')
    const alert = vendor.alerts.get('a3')
    if (alert)
      vendor.alerts.set('a3', {
        ...alert,
        title: 'More evidence',
        updatedAt: '2026-03-04T09:30:00.000Z',
        revision: '2026-03-04T09:30',
      })
    const detection = await updateDetection(analyst, { ...seen, change: { status: 'in_progress' } }, vendor.open)
    expect(detection).toMatchObject({ status: 'in_progress', title: 'More evidence' })
  })

  test('that the vendor refuses leaves the detection as it is and the refusal in the log', async () => {
    const seen = await raise('a4')
    vendor.refused.add('a4')
    const attempt = updateDetection(analyst, { ...seen, change: { status: 'resolved' } }, vendor.open)
    await expect(attempt).rejects.toMatchObject({ code: 'vendor-rejected', message: 'a4 is locked.' })
    expect((await getDetection(analyst, seen.id)).status).toBe('new')
    expect((await entries()).map((entry) => entry.event)).toEqual(['detection.triage-requested', 'detection.triage-failed'])
  })

  test('needs the role, the permission, a member to assign to and a detection of the own organisation', async () => {
    const seen = await raise('a5')
    const change = { status: 'resolved' } as const
    const viewer = await createTestMember(services, 'viewer', owner.organizationId)
    await expect(updateDetection(viewer, { ...seen, change }, vendor.open)).rejects.toMatchObject({ code: 'not-allowed' })
    const stranger = await createTestMember(services)
    await expect(updateDetection(stranger, { ...seen, change }, vendor.open)).rejects.toMatchObject({ code: 'missing' })
    const toStranger = { ...seen, change: { assignTo: stranger.actor.userId } }
    await expect(updateDetection(analyst, toStranger, vendor.open)).rejects.toMatchObject({ code: 'invalid-input' })
    Object.assign(vendor.capability, { available: false, reason: 'Alert.ReadWrite.All is not granted.' })
    await expect(updateDetection(analyst, { ...seen, change }, vendor.open)).rejects.toMatchObject({
      code: 'unsupported',
      message: 'Alert.ReadWrite.All is not granted.',
    })
  })
})

describe('a change to many', () => {
  test('is made in batches, shows at once, and tells the outcome of each, unknown ids included', async () => {
    const ids = (await Promise.all(['b1', 'b2', 'b3'].map((id) => raise(id)))).map(({ id }) => id)
    const unknown = crypto.randomUUID()
    const outcomes = await updateDetections(analyst, { ids: [...ids, unknown], change: { status: 'resolved' } }, vendor.open)
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['changed', 'changed', 'changed', 'failed'])
    expect(outcomes[3]?.problem?.code).toBe('missing')
    for (const id of ids) expect((await getDetection(analyst, id)).status).toBe('resolved')
  })

  test('goes on one by one when a batch is refused, so that one locked alert stops no other', async () => {
    const ids = (await Promise.all(['c1', 'c2', 'c3'].map((id) => raise(id)))).map(({ id }) => id)
    vendor.refused.add('c2')
    const outcomes = await updateDetections(analyst, { ids, change: { status: 'resolved' } }, vendor.open)
    expect(outcomes.map(({ outcome, problem }) => problem?.detail ?? outcome)).toEqual(['changed', 'c2 is locked.', 'changed'])
    const told = (await entries()).filter((entry) => entry.targetKind === 'detection').map((entry) => entry.event)
    expect(told.sort()).toEqual(['detection.triage-failed', 'detection.triaged', 'detection.triaged'])
  })

  test('leaves the one that a colleague changed meanwhile as it is and says so, unless the analyst insists', async () => {
    const raised = await Promise.all(['e1', 'e2', 'e3'].map((id) => raise(id)))
    const ids = raised.map(({ id }) => id)
    const seen = Object.fromEntries(raised.map(({ id, seenUpdatedAt }) => [id, seenUpdatedAt]))
    vendor.change('e2', { status: 'in_progress' })
    const change = { status: 'resolved' } as const
    const outcomes = await updateDetections(analyst, { ids, change, seen }, vendor.open)
    expect(outcomes.map(({ outcome, problem }) => problem?.detail ?? outcome)).toEqual([
      'changed',
      'Its status changed since you looked.',
      'changed',
    ])
    expect(outcomes[1]?.problem?.code).toBe('conflict')
    expect(vendor.alerts.get('e2')?.status).toBe('in_progress')
    expect((await getDetection(analyst, ids[1] ?? '')).status).toBe('in_progress')
    const again = await updateDetections(analyst, { ids: ids.slice(1, 2), change }, vendor.open)
    expect(again).toMatchObject([{ outcome: 'changed' }])
    expect((await entries()).filter(({ event }) => event === 'detection.triaged')).toMatchObject([
      { targetId: ids[0], before: { status: 'new' }, after: { status: 'resolved' } },
      { targetId: ids[2], before: { status: 'new' }, after: { status: 'resolved' } },
      { targetId: ids[1], before: { status: 'in_progress' }, after: { status: 'resolved' } },
    ])
  })

  test('whose answer was lost is judged by what the vendor then shows, and not asked again', async () => {
    const ids = (await Promise.all(['d1', 'd2'].map((id) => raise(id)))).map(({ id }) => id)
    vendor.state.losesAnswers = true
    const change = { status: 'resolved', comment: 'Once' } as const
    const outcomes = await updateDetections(analyst, { ids, change }, vendor.open)
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['changed', 'changed'])
    expect(vendor.alerts.get('d1')?.comments).toHaveLength(1)
  })
})
