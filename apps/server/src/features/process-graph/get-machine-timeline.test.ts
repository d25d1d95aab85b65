import { type HuntedEvent, type Hunter, VendorError } from '@pocketsoc/connectors'
import { type Evidence, MachineEvent } from '@pocketsoc/contract'
import { eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Context } from '../../context.ts'
import { detections, machineActions } from '../../db/schema/index.ts'
import { testAlert } from '../../testing/test-alerts.ts'
import { createTestConfiguration } from '../../testing/test-configuration.ts'
import { createTestHunter, huntingNotGranted, openWith } from '../../testing/test-hunter.ts'
import { createTestMember, createTestServices, type TestServices } from '../../testing/test-services.ts'
import { ingestDetections } from '../detections/index.ts'
import { getMachineTimeline } from './get-machine-timeline.ts'

const cmd: Evidence = {
  ...{ kind: 'process', name: 'cmd.exe', path: null, commandLine: 'cmd /c run', processId: 20, sha1: null, sha256: null },
  ...{ startedAt: '2026-03-04T07:59:00.000Z', user: 'FABRIKAM\\dana', outcome: null, seenAt: null },
  parent: { name: 'explorer.exe', path: null, processId: 10, startedAt: null },
}
const machine = { vendorMachineId: 'machine-1', name: 'laptop-7' }

let services: TestServices
let mine: Context
let configurationId: string
let first: string
let second: string
beforeAll(async () => {
  services = await createTestServices()
  mine = await createTestMember(services)
  configurationId = (await createTestConfiguration(mine)).id
  const target = { vault: services.vault, organizationId: mine.organizationId, configurationId, now: mine.now() }
  const alerts = [
    testAlert('first', { machine, title: 'First', severity: 'high', category: 'Execution', evidence: [cmd] }),
    testAlert('second', { machine, createdAt: '2026-03-04T08:20:00.000Z', resolvedAt: '2026-03-04T08:30:00.000Z' }),
    testAlert('elsewhere', { machine: { vendorMachineId: 'machine-2', name: null } }),
    testAlert('long-ago', { machine, createdAt: '2026-02-01T08:00:00.000Z' }),
  ]
  await mine.transaction(async (tx) => {
    await ingestDetections(tx, target, alerts)
    await tx.sql.insert(machineActions).values({
      ...{ id: uuidv7(), organizationId: mine.organizationId, configurationId, vendorMachineId: 'machine-1', kind: 'isolate' },
      ...{ label: 'Isolate', state: 'failed', comment: 'Contain', requestedHere: true, requestedBy: 'Dana' },
      createdAt: new Date('2026-03-04T08:10:00Z'),
      updatedAt: new Date('2026-03-04T08:15:00Z'),
      finishedAt: new Date('2026-03-04T08:15:00Z'),
      failure: { detail: 'The machine did not answer.', remedy: null, vendorCode: null },
    })
  })
  const rows = await mine.transaction((tx) => tx.sql.select().from(detections))
  const idOf = (vendorAlertId: string) => rows.find((row) => row.vendorAlertId === vendorAlertId)?.id ?? ''
  first = idOf('first')
  second = idOf('second')
})
afterAll(() => services.database.close())

const huntedEvent = (at: string, fields: Partial<HuntedEvent> = {}): HuntedEvent => ({
  ...{ at, kind: 'process', title: 'whoami.exe', detail: null, actor: null, byProcess: 'cmd.exe', vendorAlertId: null },
  ...fields,
})
const told = (items: MachineEvent[]) =>
  items.map((event) => MachineEvent.parse(event)).map(({ at, kind, title }) => `${at.slice(11, 19)} ${kind} ${title}`)
const timeline = (hunter: Hunter, before?: string) => getMachineTimeline(mine, { id: first, before }, openWith(hunter))

const ownAlone = [
  '08:30:00 alert Resolved: Alert second',
  '08:20:00 alert Alert second',
  '08:15:00 event Isolate: failed',
  '08:10:00 event Isolate: requested',
  '08:00:00 alert First',
  '07:59:00 process cmd.exe',
]

test('without hunting it tells what we know: detections with evidence, and actions on the machine', async () => {
  const hunter = createTestHunter()
  const denied = openWith(hunter, { capability: huntingNotGranted })
  const { items, nextBefore, onlyOwnReason } = await getMachineTimeline(mine, { id: first }, denied)
  expect([told(items), nextBefore, onlyOwnReason]).toEqual([ownAlone, null, huntingNotGranted.reason])
  expect(items.at(-2)).toMatchObject({ detectionId: first, detail: 'High severity, Execution' })
  expect(items[2]).toMatchObject({ detail: 'The machine did not answer.', actor: 'Dana' })
  const viewer = await createTestMember(services, 'viewer', mine.organizationId)
  const forViewer = await getMachineTimeline(viewer, { id: first }, openWith(hunter))
  expect(told(forViewer.items)).toEqual(ownAlone)
  expect(forViewer.onlyOwnReason).toContain('viewer')
  expect(hunter.calls).toEqual([])
})

test('telemetry is merged in; alerts that are detections of ours are told once, as ours', async () => {
  const events = [
    huntedEvent('2026-03-04T08:20:07.1234567Z', { kind: 'alert', title: 'Alert second', vendorAlertId: 'second' }),
    huntedEvent('2026-03-04T08:05:00.5Z', { kind: 'alert', title: 'Not ours', vendorAlertId: 'unknown' }),
    huntedEvent('2026-03-04T08:01:00.1234567Z'),
    huntedEvent('2026-03-04T08:00:30Z', { kind: 'alert', title: 'Elsewhere', vendorAlertId: 'elsewhere' }),
  ]
  const hunter = createTestHunter({ machineEvents: async () => events })
  const { items, onlyOwnReason } = await timeline(hunter)
  expect(onlyOwnReason).toBeNull()
  expect(told(items)).toEqual([
    ...ownAlone.slice(0, 4),
    '08:05:00 alert Not ours',
    '08:01:00 process whoami.exe',
    '08:00:30 alert Elsewhere',
    '08:00:00 alert First',
  ])
  expect(items.find(({ title }) => title === 'Alert second')?.detectionId).toBe(second)
  expect(items.find(({ title }) => title === 'Not ours')?.detectionId).toBeNull()
  expect(items.find(({ title }) => title === 'Elsewhere')?.detectionId).not.toBeNull()
  expect(hunter.calls[0]?.span).toEqual({
    vendorMachineId: 'machine-1',
    from: new Date('2026-03-03T08:00:00Z'),
    to: new Date('2026-03-04T09:00:00Z'),
  })
})

test('pages of 200 go back to the beginning and hold every event once', async () => {
  const start = Date.parse('2026-03-04T06:00:00Z')
  const all = Array.from({ length: 900 }, (_, index) =>
    huntedEvent(new Date(start + index * 5000).toISOString(), { title: `event ${index}` }),
  ).reverse()
  const hunter = createTestHunter({
    machineEvents: async ({ from, to }, limit) =>
      all.filter(({ at }) => Date.parse(at) >= from.getTime() && Date.parse(at) <= to.getTime()).slice(0, limit),
  })
  const pages: MachineEvent[][] = []
  let before: string | undefined
  do {
    const page = await timeline(hunter, before)
    pages.push(page.items)
    before = page.nextBefore ?? undefined
  } while (before)
  expect(pages.map((page) => page.length)).toEqual([200, 200, 200, 200, 105])
  expect(new Set(pages.flat().map(({ title }) => title)).size).toBe(905)
})

test("the vendor's failure is told, not hidden behind half a timeline", async () => {
  const failing = new VendorError({ code: 'vendor-timeout', detail: 'No answer.', remedy: 'Wait.' })
  const answer = timeline(createTestHunter({ machineEvents: () => Promise.reject(failing) }))
  await expect(answer).rejects.toMatchObject({ code: 'vendor-timeout' })
})

test("another organisation's detection has no timeline", async () => {
  const stranger = await createTestMember(services)
  await expect(getMachineTimeline(stranger, { id: first }, openWith(createTestHunter()))).rejects.toMatchObject({
    code: 'missing',
  })
})

test('a detection without a machine tells of itself', async () => {
  const target = { vault: services.vault, organizationId: mine.organizationId, configurationId, now: mine.now() }
  await mine.transaction((tx) => ingestDetections(tx, target, [testAlert('homeless', { evidence: [cmd] })]))
  const [row] = await mine.transaction((tx) => tx.sql.select().from(detections).where(eq(detections.vendorAlertId, 'homeless')))
  const { items } = await getMachineTimeline(mine, { id: row?.id ?? '' }, openWith(createTestHunter()))
  expect(told(items)).toEqual(['08:00:00 alert Alert homeless', '07:59:00 process cmd.exe'])
})
