import { randomUUID } from 'node:crypto'
import type { MachineAction, RequestMachineAction } from '@pocketsoc/contract'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Context } from '../../context.ts'
import { auditEntries, machineActions, machines, vendorPolls } from '../../db/schema/index.ts'
import { createTestConfiguration } from '../../testing/test-configuration.ts'
import { blankMachine, createTestMachineVendor, type TestMachineVendor, vendorAction } from '../../testing/test-machine-vendor.ts'
import { createTestMember, createTestServices, type TestServices } from '../../testing/test-services.ts'
import { cancelMachineAction } from './cancel-machine-action.ts'
import { decideMachineAction } from './decide-machine-action.ts'
import { followMachineActions } from './follow-machine-actions.ts'
import { getMachineAction } from './get-machine-action.ts'
import { setIsolationPolicy } from './isolation-policy.ts'
import { requestMachineAction } from './request-machine-action.ts'
import { runMachineAction } from './run-machine-action.ts'
import { scheduleActions } from './schedule-actions.ts'

const signal = new AbortController().signal
const permissions = ['Alert.Read.All', 'Machine.Read.All', 'Machine.Isolate', 'Machine.ReadWrite.All']

let services: TestServices
let owner: Context
let responder: Context
let vendor: TestMachineVendor
let configurationId: string
let machineId: string

beforeAll(async () => {
  services = await createTestServices()
})
afterAll(() => services.database.close())

beforeEach(async () => {
  owner = await createTestMember(services)
  responder = await createTestMember(services, 'responder', owner.organizationId)
  vendor = createTestMachineVendor(services.clock.now)
  configurationId = (await createTestConfiguration(owner)).id
  machineId = randomUUID()
  await owner.transaction(async (tx) => {
    await tx.sql
      .update(vendorPolls)
      .set({ grantedPermissions: permissions })
      .where(eq(vendorPolls.configurationId, configurationId))
    await tx.sql.insert(machines).values({
      id: machineId,
      organizationId: owner.organizationId,
      configurationId,
      vendorMachineId: `vendor-${machineId}`,
      name: 'fin-lt-0142',
      record: { ...blankMachine, vendorMachineId: `vendor-${machineId}`, tags: ['Domain Controller'] },
      searchText: 'fin-lt-0142',
      refreshedAt: owner.now(),
    })
  })
  services.enqueued.length = 0
})

const isolate = (wish: Partial<RequestMachineAction> = {}): RequestMachineAction => ({
  id: randomUUID(),
  kind: 'isolate',
  isolationType: 'full',
  comment: 'Credential theft',
  ...wish,
})

const request = (wish?: Partial<RequestMachineAction>, by = responder) => requestMachineAction(by, machineId, isolate(wish))
const run = (action: { id: string }) =>
  runMachineAction(services, { payload: { organizationId: owner.organizationId, actionId: action.id }, signal }, vendor.open)
const follow = () =>
  followMachineActions(services, { payload: { organizationId: owner.organizationId, configurationId }, signal }, vendor.open)
const stateOf = async (action: MachineAction) => (await getMachineAction(owner, action.id)).state
const machineNow = async () =>
  (await owner.transaction((tx) => tx.sql.select().from(machines).where(eq(machines.id, machineId))))[0]
const events = async () =>
  (await owner.transaction((tx) => tx.sql.select({ event: auditEntries.event }).from(auditEntries))).map((entry) => entry.event)

describe('an isolation', () => {
  test('is asked for, sent once, followed to its end and released, and the machine and the audit log tell it', async () => {
    const action = await request()
    expect(action).toMatchObject({ state: 'requested', requestedBy: 'Dana', requestedHere: true })
    expect(services.enqueued).toMatchObject([{ name: 'machine-action.run', key: `${owner.organizationId}/${action.id}` }])
    expect(await machineNow()).toMatchObject({ isolationState: 'isolating' })

    await run(action)
    expect(await stateOf(action)).toBe('sent')
    vendor.end('succeeded')
    await services.clock.advance(5000)
    await follow()
    expect(await stateOf(action)).toBe('done')
    expect(await machineNow()).toMatchObject({ isolationState: 'isolated', isolationType: 'full', isolationBy: 'Dana' })

    const release = await request({ kind: 'release', isolationType: undefined })
    expect(await machineNow()).toMatchObject({ isolationState: 'releasing' })
    await run(release)
    vendor.end('succeeded')
    await services.clock.advance(5000)
    await follow()
    expect(await machineNow()).toMatchObject({ isolationState: 'not_isolated' })
    expect(vendor.posts.map((post) => post.kind)).toEqual(['isolate', 'release'])
    const told = ['requested', 'sending', 'sent', 'done'].map((word) => `machine-action.${word}`)
    expect((await events()).filter((event) => event.startsWith('machine-action.'))).toEqual([...told, ...told])
  })

  test('asked for again under the same id is the same action', async () => {
    const input = isolate()
    const first = await requestMachineAction(responder, machineId, input)
    expect(await requestMachineAction(responder, machineId, input)).toEqual(first)
    await expect(requestMachineAction(owner, machineId, input)).rejects.toMatchObject({ code: 'conflict' })
  })

  test('has an id that is taken in its own organisation only', async () => {
    const action = await request()
    const stranger = await createTestMember(services)
    const there = (await createTestConfiguration(stranger)).id
    await stranger.transaction((tx) =>
      tx.sql.insert(machineActions).values({
        ...{ id: action.id, organizationId: stranger.organizationId, configurationId: there },
        ...{ kind: 'scan', label: 'Scan', state: 'done', requestedHere: false },
        ...{ createdAt: stranger.now(), updatedAt: stranger.now() },
      }),
    )
    await run(action)
    expect(await stateOf(action)).toBe('sent')
    expect(await getMachineAction(stranger, action.id)).toMatchObject({ state: 'done', label: 'Scan' })
  })

  test('asked for by two phones at the same moment is one action', async () => {
    const outcomes = await Promise.allSettled([request(), request({}, owner)])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const refused = outcomes.find((outcome) => outcome.status === 'rejected')
    expect(refused?.reason).toMatchObject({ code: 'conflict', message: expect.stringContaining('already being isolated') })
  })

  test('needs the permission and the role, and a machine of the own organisation', async () => {
    const analyst = await createTestMember(services, 'analyst', owner.organizationId)
    await expect(request({}, analyst)).rejects.toMatchObject({ code: 'not-allowed' })
    const stranger = await createTestMember(services)
    await expect(request({}, stranger)).rejects.toMatchObject({ code: 'missing' })
    await owner.transaction((tx) => tx.sql.update(vendorPolls).set({ grantedPermissions: ['Alert.Read.All'] }))
    await expect(request()).rejects.toMatchObject({ code: 'unsupported', message: expect.stringContaining('Machine.Isolate') })
    expect(vendor.posts).toEqual([])
  })

  test('that the vendor refuses ends as failed with the reason, and the machine says so', async () => {
    vendor.faults = ['refused']
    const action = await request()
    await run(action)
    expect(await getMachineAction(owner, action.id)).toMatchObject({
      state: 'failed',
      failure: { detail: 'Unsupported system.', vendorCode: 'OsPlatformNotSupported' },
    })
    expect(await machineNow()).toMatchObject({ isolationState: 'failed', isolationReason: 'Unsupported system.' })
  })

  test('that is throttled waits as long as the vendor asks and is then sent', async () => {
    vendor.faults = ['throttled']
    const action = await request()
    await run(action)
    const [row] = await owner.transaction((tx) => tx.sql.select().from(machineActions).where(eq(machineActions.id, action.id)))
    expect(row).toMatchObject({ state: 'sending', nextCheckAt: new Date(services.clock.now() + 40_000) })
    await services.clock.advance(40_000)
    await run(action)
    expect(await stateOf(action)).toBe('sent')
    expect(vendor.posts).toHaveLength(1)
  })
})

describe('a post is never sent twice', () => {
  test('when its answer was lost after it arrived: it is found by its mark', async () => {
    vendor.faults = ['lost after']
    const action = await request()
    await run(action)
    expect(await stateOf(action)).toBe('sending')
    await services.clock.advance(5000)
    await run(action)
    expect(await stateOf(action)).toBe('sent')
    expect(vendor.posts).toHaveLength(1)
  })

  test('when it was lost before it arrived: it is posted once more, after time enough to show', async () => {
    vendor.faults = ['lost before']
    const action = await request()
    await run(action)
    await services.clock.advance(5000)
    await run(action)
    expect(vendor.posts).toHaveLength(0)
    await services.clock.advance(5000)
    await run(action)
    expect(await stateOf(action)).toBe('sent')
    expect(vendor.posts).toHaveLength(1)
  })

  test('when a colleague began it in the vendor’s portal: that one is followed', async () => {
    const theirs = vendorAction({
      vendorMachineId: `vendor-${machineId}`,
      createdAt: new Date(services.clock.now()).toISOString(),
    })
    vendor.actions.push(theirs)
    await follow()
    const action = await request()
    await run(action)
    expect(vendor.posts).toEqual([])
    expect(await getMachineAction(owner, action.id)).toMatchObject({ state: 'sent', vendorReference: theirs.reference })
    const rows = await owner.transaction((tx) => tx.sql.select().from(machineActions))
    expect(rows.map((row) => row.id)).toEqual([action.id])
  })

  test('however often the same job runs', async () => {
    const action = await request()
    await Promise.all([run(action), run(action)])
    await run(action)
    expect(vendor.posts).toHaveLength(1)
  })
})

describe('what is begun elsewhere', () => {
  test('is listed, and isolates the machine here too; a stuck isolation that completes after the release is noticed', async () => {
    const at = (minutes: number) => new Date(services.clock.now() + minutes * 60_000).toISOString()
    const vendorMachineId = `vendor-${machineId}`
    const isolation = vendorAction({ vendorMachineId, createdAt: at(-30), updatedAt: at(-29), state: 'succeeded' })
    const stuck = vendorAction({ vendorMachineId, createdAt: at(-28), updatedAt: at(-28) })
    const release = vendorAction({ vendorMachineId, kind: 'release', createdAt: at(-20), updatedAt: at(-19), state: 'succeeded' })
    vendor.actions.push(isolation, release)
    await follow()
    expect(await machineNow()).toMatchObject({ isolationState: 'not_isolated' })
    vendor.actions.push({ ...stuck, state: 'succeeded', updatedAt: at(0) })
    await services.clock.advance(60_000)
    await follow()
    expect(await machineNow()).toMatchObject({ isolationState: 'isolated', isolationBy: 'portal@tidemark.example' })
  })
})

test('a machine that was isolated in the portal long before it was connected here is known to be', async () => {
  const hour = 60 * 60_000
  await services.clock.advance(hour - (services.clock.now() % hour))
  const at = (days: number) => new Date(services.clock.now() - days * 24 * 60 * 60_000).toISOString()
  const [createdAt, updatedAt] = [at(40), at(40)]
  const requestedBy = 'portal@tidemark.example'
  const isolation = { kind: 'isolate', state: 'succeeded', comment: 'Left in a taxi', requestedBy, createdAt, updatedAt } as const
  vendor.actions.push(vendorAction({ ...isolation, vendorMachineId: `vendor-${machineId}` }))
  vendor.actions.push(vendorAction({ ...isolation, vendorMachineId: 'another', createdAt: at(2), updatedAt: at(2) }))
  await follow()
  expect(await machineNow()).toMatchObject({
    isolationState: 'isolated',
    isolationBy: requestedBy,
    isolationSince: new Date(updatedAt),
  })
  expect(vendor.readSince).toEqual([180])
  await services.clock.advance(60_000)
  await follow()
  await services.clock.advance(60 * 60_000)
  await follow()
  expect(vendor.readSince).toEqual([180, 3, 180])
})

describe('cancelling', () => {
  test('before it is sent needs no vendor; after, the vendor is asked and the comment kept', async () => {
    const first = await request()
    const cancelled = await cancelMachineAction(responder, { id: first.id, comment: 'Wrong machine' }, vendor.open)
    expect(cancelled).toMatchObject({ state: 'cancelled', cancellation: { by: 'Dana', comment: 'Wrong machine' } })
    await run(first)
    expect(vendor.posts).toEqual([])

    const second = await request()
    await run(second)
    const ended = await cancelMachineAction(responder, { id: second.id, comment: 'False alarm' }, vendor.open)
    expect(ended).toMatchObject({ state: 'cancelled', canCancel: false })
    expect(await machineNow()).toMatchObject({ isolationState: 'not_isolated' })
  })

  test('that the vendor refuses is on the record with its answer, and the action stays as it is', async () => {
    const action = await request()
    await run(action)
    vendor.actions.length = 0
    const cancelling = cancelMachineAction(responder, { id: action.id, comment: 'False alarm' }, vendor.open)
    await expect(cancelling).rejects.toMatchObject({ code: 'vendor-rejected' })
    expect(await stateOf(action)).toBe('sent')
    const entries = await owner.transaction((tx) => tx.sql.select().from(auditEntries).orderBy(auditEntries.sequence))
    expect(entries.slice(-2)).toMatchObject([
      { event: 'machine-action.cancel-requested', reason: 'False alarm' },
      { event: 'machine-action.cancel-failed', reason: 'False alarm', vendorAnswer: 'vendor-rejected' },
    ])
  })

  test('says which permission is missing: that of the action itself', async () => {
    const action = await request()
    await run(action)
    await owner.transaction((tx) => tx.sql.update(vendorPolls).set({ grantedPermissions: ['Machine.ReadWrite.All'] }))
    expect(await getMachineAction(responder, action.id)).toMatchObject({
      canCancel: false,
      cannotCancelReason: expect.stringContaining('Machine.Isolate'),
    })
  })
})

describe('approval by a second person', () => {
  const guard = { approval: 'tagged' as const, tags: ['domain controller'], expiresMinutes: 30, remindAfterHours: 24 }

  test('holds the action until another responder approves; the requester cannot', async () => {
    await setIsolationPolicy(owner, guard)
    const action = await request()
    expect(action).toMatchObject({ state: 'awaiting_approval', approval: { state: 'pending', mayDecide: false } })
    expect(services.enqueued).toEqual([])
    await expect(decideMachineAction(responder, action.id, { decision: 'approve' })).rejects.toMatchObject({
      code: 'not-allowed',
    })
    expect((await getMachineAction(owner, action.id)).approval?.mayDecide).toBe(true)
    const approved = await decideMachineAction(owner, action.id, { decision: 'approve' })
    expect(approved).toMatchObject({ state: 'requested', approval: { state: 'approved', decidedBy: 'Dana' } })
    expect(services.enqueued).toMatchObject([{ key: `${owner.organizationId}/${action.id}` }])
    await run(action)
    const approval = { approvalWhy: expect.stringContaining('Domain Controller') }
    expect(
      await owner.transaction((tx) => tx.sql.select().from(auditEntries).where(eq(auditEntries.targetId, action.id))),
    ).toMatchObject([
      { event: 'machine-action.requested', after: { ...approval, approval: 'pending' } },
      { event: 'machine-action.approved', after: { ...approval, approval: 'approved', approvalDecidedBy: 'Dana' } },
      { event: 'machine-action.sending', after: { ...approval, approval: 'approved', approvalDecidedBy: 'Dana' } },
      { event: 'machine-action.sent', after: { ...approval, approval: 'approved', approvalDecidedBy: 'Dana' } },
    ])
  })

  test('is decided by the first answer', async () => {
    await setIsolationPolicy(owner, { ...guard, approval: 'always' })
    const action = await request()
    const second = await createTestMember(services, 'responder', owner.organizationId)
    const answers = await Promise.allSettled([
      decideMachineAction(owner, action.id, { decision: 'approve' }),
      decideMachineAction(second, action.id, { decision: 'reject', reason: 'It is a test machine' }),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('expires, and then nothing can be approved', async () => {
    await setIsolationPolicy(owner, guard)
    const action = await request()
    await services.clock.advance(30 * 60_000)
    await expect(decideMachineAction(owner, action.id, { decision: 'approve' })).rejects.toMatchObject({ code: 'conflict' })
    await scheduleActions(services)
    expect(await getMachineAction(owner, action.id)).toMatchObject({ state: 'expired', approval: { state: 'expired' } })
    expect(await machineNow()).toMatchObject({ isolationState: 'not_isolated' })
  })

  test('can be broken by an owner with a reason, which the audit log names; by nobody else', async () => {
    await setIsolationPolicy(owner, guard)
    await expect(request({ breakGlass: true })).rejects.toMatchObject({ code: 'not-allowed' })
    const action = await request({ breakGlass: true, comment: 'Ransomware is spreading' }, owner)
    expect(action).toMatchObject({ state: 'requested', approval: { state: 'broken_glass', reason: 'Ransomware is spreading' } })
    expect(await events()).toContain('machine-action.requested-breaking-glass')
  })
})

test('an offline machine is said to be waited for', async () => {
  await owner.transaction((tx) =>
    tx.sql
      .update(machines)
      .set({ record: { ...blankMachine, vendorMachineId: `vendor-${machineId}`, tags: [], online: false } })
      .where(eq(machines.id, machineId)),
  )
  const action = await request()
  await run(action)
  await services.clock.advance(5000)
  await follow()
  expect(await getMachineAction(owner, action.id)).toMatchObject({ state: 'sent', waitingForMachine: true })
})
