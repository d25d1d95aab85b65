import { type HuntingRows, VendorError } from '@pocketsoc/connectors'
import { HuntingRun, type Role } from '@pocketsoc/contract'
import { asc, eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Context } from '../../context.ts'
import { auditEntries, detections, huntingRuns, liveEvents, machines } from '../../db/schema/index.ts'
import { testAlert } from '../../testing/test-alerts.ts'
import { createTestConfiguration } from '../../testing/test-configuration.ts'
import { createTestHunter, huntingNotGranted, openWith } from '../../testing/test-hunter.ts'
import { createTestMember, createTestServices, type TestServices } from '../../testing/test-services.ts'
import { ingestDetections } from '../detections/index.ts'
import { cancelHuntingRun } from './cancel-run.ts'
import { getHuntingReference } from './hunting-reference.ts'
import { getHuntingRun, listHuntingRuns } from './read-runs.ts'
import { runHuntingQuery } from './run-query.ts'
import { startHuntingRun } from './start-run.ts'
import { tidyHuntingRuns } from './tidy-runs.ts'

const hour = 60 * 60_000
const reference = {
  ...{ tables: [], operators: [], functions: [], starters: [], limits: ['30 days'] },
  machineIdColumns: ['DeviceId'],
  alertIdColumns: ['AlertId'],
}
const oneRow: HuntingRows = { backend: 'graph', columns: [{ name: 'FileName', type: 'string' }], rows: [['cmd.exe']] }

let services: TestServices
let mine: Context
let colleague: Context
let stranger: Context
let configurationId: string
beforeAll(async () => {
  services = await createTestServices()
  mine = await createTestMember(services)
  colleague = await createTestMember(services, 'responder', mine.organizationId)
  stranger = await createTestMember(services)
  configurationId = (await createTestConfiguration(mine)).id
})
afterAll(() => services.database.close())

const open = openWith(createTestHunter())
const asked = (query = 'DeviceInfo | take 1', id = uuidv7()) => ({ id, configurationId, query, days: 7 })

/** The job as the queue would run it. */
const runJob = (runId: string, hunter = createTestHunter(), signal = new AbortController().signal) =>
  runHuntingQuery(services, { payload: { organizationId: mine.organizationId, runId }, signal }, openWith(hunter, { reference }))

/** A hunter that answers only when its signal aborts, as a long query does; `begun` resolves once it is asked. */
function endlessHunter() {
  const begun = Promise.withResolvers<void>()
  const hunter = createTestHunter({
    run: (_query, _days, signal) => {
      begun.resolve()
      return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason), { once: true }))
    },
  })
  return { hunter, begun: begun.promise }
}

const eventsOf = async (runId: string) => {
  const rows = await mine.transaction((tx) => tx.sql.select().from(liveEvents).orderBy(asc(liveEvents.id)))
  return rows.filter(({ event }) => event.type === 'hunting-run.changed' && event.runId === runId).length
}

test('a run is accepted with its job, its audit entry and its event, and answers what the vendor found', async () => {
  const input = asked()
  expect(await startHuntingRun(mine, input, open)).toMatchObject({
    id: input.id,
    state: 'running',
    startedBy: 'Dana',
    result: null,
  })
  expect(services.enqueued.at(-1)).toEqual({
    name: 'hunting.run',
    key: `${mine.organizationId}/${input.id}`,
    payload: { organizationId: mine.organizationId, runId: input.id },
  })
  const [entry] = await mine.transaction((tx) => tx.sql.select().from(auditEntries).where(eq(auditEntries.targetId, input.id)))
  expect(entry).toMatchObject({ event: 'hunting-run.started', after: { query: input.query, days: 7, configurationId } })
  await runJob(input.id, createTestHunter({ run: async () => oneRow }))
  const run = HuntingRun.parse(await getHuntingRun(mine, input.id))
  expect(run).toMatchObject({ state: 'done', rowCount: 1, problem: null, finishedAt: mine.now().toISOString() })
  expect(run.result).toMatchObject({ rows: [['cmd.exe']], totalRows: 1, truncated: false, backend: 'graph', links: [] })
  expect(await eventsOf(input.id)).toBe(2)
})

test('the same id again is the same run, also after the permission went; with another query it is a conflict', async () => {
  const input = asked()
  await startHuntingRun(mine, input, open)
  const jobs = services.enqueued.length
  const withdrawn = openWith(createTestHunter(), { capability: huntingNotGranted })
  expect(await startHuntingRun(mine, input, withdrawn)).toMatchObject({ id: input.id })
  expect(services.enqueued).toHaveLength(jobs)
  await expect(startHuntingRun(mine, { ...input, query: 'other' }, open)).rejects.toMatchObject({ code: 'conflict' })
  await runJob(input.id)
})

test('two requests with one id at the same moment make one run', async () => {
  const input = asked()
  const jobs = services.enqueued.length
  await Promise.all([startHuntingRun(mine, input, open), startHuntingRun(mine, input, open)])
  expect(services.enqueued).toHaveLength(jobs + 1)
  await runJob(input.id)
})

test("nobody sees, cancels or takes over another's run", async () => {
  const input = asked()
  await startHuntingRun(mine, input, open)
  await expect(startHuntingRun(colleague, input, open)).rejects.toMatchObject({ message: 'This id belongs to another run.' })
  for (const context of [colleague, stranger]) {
    await expect(getHuntingRun(context, input.id)).rejects.toMatchObject({ code: 'missing' })
    await expect(cancelHuntingRun(context, input.id)).rejects.toMatchObject({ code: 'missing' })
    expect(await listHuntingRuns(context)).toEqual([])
  }
  await expect(startHuntingRun(stranger, asked(), open)).rejects.toMatchObject({ code: 'missing' })
  await runJob(input.id)
})

test('an id is taken in its own organisation only, and each has a run of its own under it', async () => {
  const input = asked()
  await startHuntingRun(mine, input, open)
  const elsewhere = { ...input, configurationId: (await createTestConfiguration(stranger)).id, query: 'DeviceInfo | count' }
  expect(await startHuntingRun(stranger, elsewhere, open)).toMatchObject({
    id: input.id,
    query: elsewhere.query,
    state: 'running',
  })
  expect(await cancelHuntingRun(stranger, input.id)).toMatchObject({ state: 'cancelled' })
  expect(await getHuntingRun(mine, input.id)).toMatchObject({ query: input.query, state: 'running' })
  await runJob(input.id)
  expect(await getHuntingRun(mine, input.id)).toMatchObject({ state: 'done' })
  expect(await getHuntingRun(stranger, input.id)).toMatchObject({ state: 'cancelled' })
})

test('hunting needs the role and the permission at the vendor, whose remedy is told', async () => {
  for (const role of ['analyst', 'viewer'] satisfies Role[]) {
    const member = await createTestMember(services, role, mine.organizationId)
    await expect(startHuntingRun(member, asked(), open)).rejects.toMatchObject({ code: 'not-allowed' })
  }
  const refused = openWith(createTestHunter(), { capability: huntingNotGranted })
  await expect(startHuntingRun(mine, asked(), refused)).rejects.toMatchObject({
    code: 'unsupported',
    message: huntingNotGranted.reason,
    options: { remedy: huntingNotGranted.remedy },
  })
})

test('an error in the query is kept with its place', async () => {
  const input = asked('DeviceInfo | tke 1')
  await startHuntingRun(mine, input, open)
  const words = { detail: 'Unknown operator tke.', remedy: 'Correct the query.', vendorCode: 'BadRequest' }
  const refusal = new VendorError({ code: 'vendor-rejected', ...words, position: { line: 1, column: 14 } })
  await runJob(input.id, createTestHunter({ run: () => Promise.reject(refusal) }))
  const { problem, state } = HuntingRun.parse(await getHuntingRun(mine, input.id))
  expect(state).toBe('failed')
  expect(problem).toMatchObject({ code: 'vendor-rejected', ...words, position: { line: 1, column: 14 } })
  expect(problem).not.toHaveProperty('requestId')
})

test('a fault of our own is shown without its message', async () => {
  const input = asked()
  await startHuntingRun(mine, input, open)
  await runJob(input.id, createTestHunter({ run: () => Promise.reject(new TypeError('secret detail')) }))
  const { problem } = await getHuntingRun(mine, input.id)
  expect(problem).toMatchObject({ code: 'internal', position: null })
  expect(JSON.stringify(problem)).not.toContain('secret')
})

test('a cancelled run is given up at once and its answer dropped', async () => {
  const input = asked()
  await startHuntingRun(mine, input, open)
  const { hunter, begun } = endlessHunter()
  const job = runJob(input.id, hunter)
  await begun
  expect(await cancelHuntingRun(mine, input.id)).toMatchObject({ state: 'cancelled', finishedAt: mine.now().toISOString() })
  await job
  expect(hunter.calls[0]?.signal?.aborted).toBe(true)
  expect(await getHuntingRun(mine, input.id)).toMatchObject({ state: 'cancelled', result: null, problem: null })
  expect(await cancelHuntingRun(mine, input.id)).toMatchObject({ state: 'cancelled' })
  expect(await eventsOf(input.id)).toBe(2)
})

test('an answer that another process brings after a cancellation is dropped', async () => {
  const input = asked()
  await startHuntingRun(mine, input, open)
  const hunter = createTestHunter({
    run: async () => {
      await mine.transaction((tx) =>
        tx.sql.update(huntingRuns).set({ state: 'cancelled', finishedAt: mine.now() }).where(eq(huntingRuns.id, input.id)),
      )
      return oneRow
    },
  })
  await runJob(input.id, hunter)
  expect(await getHuntingRun(mine, input.id)).toMatchObject({ state: 'cancelled', result: null, rowCount: null })
})

test('a job that comes twice, or after a cancellation, asks the vendor nothing', async () => {
  const hunter = createTestHunter({ run: async () => oneRow })
  const input = asked()
  await startHuntingRun(mine, input, open)
  await runJob(input.id, hunter)
  await runJob(input.id, hunter)
  const cancelled = asked()
  await startHuntingRun(mine, cancelled, open)
  await cancelHuntingRun(mine, cancelled.id)
  await runJob(cancelled.id, hunter)
  expect(hunter.calls).toHaveLength(1)
})

test('a query is given up five minutes after it was asked for', async () => {
  const input = asked()
  await startHuntingRun(mine, input, open)
  const { hunter, begun } = endlessHunter()
  const job = runJob(input.id, hunter)
  await begun
  await services.clock.advance(5 * 60_000)
  await job
  expect(await getHuntingRun(mine, input.id)).toMatchObject({ state: 'failed', problem: { code: 'vendor-timeout' } })
})

test('a stopping server ends its runs as interrupted', async () => {
  const input = asked()
  await startHuntingRun(mine, input, open)
  const { hunter, begun } = endlessHunter()
  const stopping = new AbortController()
  const job = runJob(input.id, hunter, stopping.signal)
  await begun
  stopping.abort(new Error('stopping'))
  await job
  expect(await getHuntingRun(mine, input.id)).toMatchObject({ state: 'failed', problem: { title: 'Interrupted' } })
})

test('a run whose process died is failed honestly: when it is read, and by the sweep for those nobody reads', async () => {
  const [read, listed, swept] = [asked(), asked(), asked()]
  for (const input of [read, listed, swept]) await startHuntingRun(mine, input, open)
  await services.clock.advance(6 * 60_000 - 1)
  expect(await getHuntingRun(mine, read.id)).toMatchObject({ state: 'running' })
  await services.clock.advance(1)
  const interrupted = { state: 'failed', problem: { title: 'Interrupted', code: 'unavailable' } }
  expect(await getHuntingRun(mine, read.id)).toMatchObject(interrupted)
  await tidyHuntingRuns(services)
  const stored = await mine.transaction((tx) => tx.sql.select().from(huntingRuns).where(eq(huntingRuns.id, swept.id)))
  expect(stored[0]).toMatchObject(interrupted)
  expect((await listHuntingRuns(mine)).filter(({ state }) => state === 'running')).toEqual([])
  expect(await eventsOf(swept.id)).toBe(2)
})

test('a result is gone an hour after the run, the query stays in the history', async () => {
  const input = asked('DeviceInfo | count')
  await startHuntingRun(mine, input, open)
  await runJob(input.id, createTestHunter({ run: async () => oneRow }))
  await services.clock.advance(hour - 1)
  await tidyHuntingRuns(services)
  expect((await getHuntingRun(mine, input.id)).result).not.toBeNull()
  await services.clock.advance(1)
  expect(await getHuntingRun(mine, input.id)).toMatchObject({ result: null, rowCount: 1, state: 'done' })
  await services.clock.advance(1)
  await tidyHuntingRuns(services)
  const [stored] = await mine.transaction((tx) => tx.sql.select().from(huntingRuns).where(eq(huntingRuns.id, input.id)))
  expect(stored).toMatchObject({ result: null, query: 'DeviceInfo | count' })
})

test('rows point at our machines and detections', async () => {
  const [machineId, now] = [uuidv7(), mine.now()]
  await mine.transaction(async (tx) => {
    const target = { vault: services.vault, organizationId: mine.organizationId, configurationId, now }
    await ingestDetections(tx, target, [testAlert('alert-7')])
    await tx.sql.insert(machines).values({
      ...{ id: machineId, organizationId: mine.organizationId, configurationId, vendorMachineId: 'machine-7' },
      ...{ name: 'laptop-7', searchText: 'laptop-7', refreshedAt: now, record: {} as typeof machines.$inferInsert.record },
    })
  })
  const [detection] = await mine.transaction((tx) =>
    tx.sql.select().from(detections).where(eq(detections.vendorAlertId, 'alert-7')),
  )
  const names = ['deviceid', 'AlertId', 'FileName']
  const columns = names.map((name) => ({ name, type: 'string' as const }))
  const rows = [
    ['unknown', 'unknown', 'machine-7'],
    ['machine-7', null, 'a'],
    ['machine-7', 'alert-7', 'b'],
  ]
  const input = asked()
  await startHuntingRun(mine, input, open)
  await runJob(input.id, createTestHunter({ run: async () => ({ backend: 'defender', columns, rows }) }))
  expect((await getHuntingRun(mine, input.id)).result?.links).toEqual([
    { row: 1, machineId, detectionId: null },
    { row: 2, machineId, detectionId: detection?.id },
  ])
})

test('the last fifty runs are kept and listed, newest first, without results', async () => {
  const member = await createTestMember(services, 'responder', mine.organizationId)
  const ids: string[] = []
  for (let index = 0; index < 53; index += 1) {
    const input = asked(`take ${index}`)
    ids.unshift(input.id)
    await startHuntingRun(member, input, open)
    await runJob(input.id, createTestHunter({ run: async () => oneRow }))
    await services.clock.advance(1000)
  }
  const listed = await listHuntingRuns(member)
  expect(listed.map(({ id }) => id)).toEqual(ids.slice(0, 50))
  expect(listed.every(({ result, rowCount }) => result === null && rowCount === 1)).toBe(true)
  const stored = await mine.transaction((tx) =>
    tx.sql.select().from(huntingRuns).where(eq(huntingRuns.userId, member.actor.userId)),
  )
  expect(stored.length).toBeLessThanOrEqual(51)
})

test('five queries at once are enough for one member', async () => {
  const member = await createTestMember(services, 'responder', mine.organizationId)
  for (let index = 0; index < 5; index += 1) await startHuntingRun(member, asked(), open)
  await expect(startHuntingRun(member, asked(), open)).rejects.toMatchObject({ code: 'too-many-requests' })
  const [last] = await listHuntingRuns(member)
  await cancelHuntingRun(member, last?.id ?? '')
  expect(await startHuntingRun(member, asked(), open)).toMatchObject({ state: 'running' })
})

test('the largest answer and the strangest query are stored and come back', async () => {
  const input = asked("print 'a\0b', '\uD800', '😀'")
  expect(await startHuntingRun(mine, input, open)).toMatchObject({ query: "print 'a\uFFFDb', '\uFFFD', '😀'" })
  expect(await startHuntingRun(mine, input, open)).toMatchObject({ id: input.id })
  const rows = Array.from({ length: 2000 }, () => ['é'.repeat(3000)])
  await runJob(input.id, createTestHunter({ run: async () => ({ ...oneRow, rows }) }))
  const { result } = await getHuntingRun(mine, input.id)
  expect(result).toMatchObject({ truncated: true, totalRows: 2000 })
  expect(result?.rows.length).toBeGreaterThan(500)
})

test('the reference is the connector’s, without what only the server needs; a vendor without one is unsupported', async () => {
  const answered = await getHuntingReference(mine, configurationId, openWith(createTestHunter(), { reference }))
  expect(answered).toEqual({ language: 'kql', tables: [], operators: [], functions: [], starters: [], limits: ['30 days'] })
  await expect(getHuntingReference(mine, configurationId, open)).rejects.toMatchObject({ code: 'unsupported' })
  await expect(getHuntingReference(stranger, configurationId, open)).rejects.toMatchObject({ code: 'missing' })
})
