import type { AlertReader, CreatedRange, ReceivedAlert } from '@pocketsoc/connectors'
import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Context } from '../../context.ts'
import { detections, vendorPolls } from '../../db/schema/index.ts'
import { asSystem } from '../../db/scoped.ts'
import { testAlert } from '../../testing/test-alerts.ts'
import { createTestConfiguration, testFields } from '../../testing/test-configuration.ts'
import { createTestMember, createTestServices, type TestServices } from '../../testing/test-services.ts'
import { deleteConfiguration } from './delete-configuration.ts'
import { beginRun, type PollRun, RunSuperseded, storePage } from './poll-run.ts'
import { readAlerts } from './read-alerts.ts'
import { updateConfiguration } from './update-configuration.ts'

const hour = 60 * 60 * 1000
const day = 24 * hour

let services: TestServices
beforeAll(async () => {
  services = await createTestServices()
})
afterAll(() => services.database.close())

interface Target {
  member: Context
  configurationId: string
}

async function newTarget(): Promise<Target> {
  const member = await createTestMember(services)
  return { member, configurationId: (await createTestConfiguration(member)).id }
}

async function begin({ member, configurationId }: Target): Promise<PollRun> {
  const run = await beginRun(services, { organizationId: member.organizationId, configurationId })
  if (!run) throw new Error('the configuration is not due')
  return run
}

async function pollOf({ configurationId }: Target) {
  const [poll] = await asSystem(services.database, (tx) =>
    tx.sql.select().from(vendorPolls).where(eq(vendorPolls.configurationId, configurationId)),
  )
  if (!poll) throw new Error('the configuration is gone')
  return poll
}

async function storedIds({ member }: Target): Promise<string[]> {
  const rows = await member.transaction((tx) => tx.sql.select({ id: detections.vendorAlertId }).from(detections))
  return rows.map(({ id }) => id).sort()
}

/** A vendor as a script: alerts by the time they were raised, in pages of two, and what was asked of it. */
function scriptedReader(alerts: ReceivedAlert[]) {
  const ranges: CreatedRange[] = []
  const cursors: string[] = []
  const script = {
    ranges,
    cursors,
    alerts,
    changes: [] as ReceivedAlert[],
    /** Runs before each page is given; may throw, or move the clock. */
    beforePage: (_page: number) => {},
  }
  let page = 0
  async function* pagesOf(items: ReceivedAlert[]) {
    for (let from = 0; from < Math.max(1, items.length); from += 2) {
      page += 1
      script.beforePage(page)
      yield { alerts: items.slice(from, from + 2), isLast: from + 2 >= items.length }
    }
  }
  const reader: AlertReader = {
    cursorAt: (instant) => instant.toISOString(),
    async *since(cursor) {
      cursors.push(cursor)
      for await (const { alerts: items, isLast } of pagesOf(script.changes)) {
        const vendorTime = new Date(services.clock.now())
        yield { alerts: items, vendorTime, cursor: isLast ? vendorTime.toISOString() : cursor }
      }
    },
    async *createdBetween(range) {
      ranges.push(range)
      const inRange = script.alerts.filter(({ alert }) => {
        const at = Date.parse(alert.createdAt)
        return at >= range.from.getTime() && at < range.to.getTime()
      })
      for await (const { alerts: items } of pagesOf(inRange)) yield { alerts: items, vendorTime: new Date(services.clock.now()) }
    },
  }
  return { reader, script }
}

function read(run: PollRun, reader: AlertReader): Promise<void> {
  return readAlerts({ services, reader, run, signal: new AbortController().signal })
}

const ago = (milliseconds: number) => new Date(services.clock.now() - milliseconds).toISOString()
const monthOfAlerts = () =>
  Array.from({ length: 29 }, (_, index) =>
    testAlert(`day-${String(index).padStart(2, '0')}`, { createdAt: ago(index * day + 60_000) }),
  )

test('the first reading takes the newest hour first, then goes back thirty days in windows that touch and double to a day', async () => {
  const target = await newTarget()
  const { reader, script } = scriptedReader(monthOfAlerts())
  const now = services.clock.now()
  await read(await begin(target), reader)

  const [first, ...windows] = script.ranges
  expect(first).toEqual({ from: new Date(now - hour), to: new Date(now + day) })
  let reached = now - hour
  for (const window of windows) {
    expect(window.to.getTime()).toBe(reached)
    reached = window.from.getTime()
  }
  expect(reached).toBe(now - 30 * day)
  const sizes = windows.map((window) => (window.to.getTime() - window.from.getTime()) / hour)
  expect(sizes.slice(0, 6)).toEqual([2, 4, 8, 16, 24, 24])
  expect(await storedIds(target)).toHaveLength(29)
  expect(await pollOf(target)).toMatchObject({
    cursor: new Date(now).toISOString(),
    detectionCount: 29,
    lastDetectionAt: new Date(now - 60_000),
    backfill: { detections: 29, reachedBackTo: new Date(now - 30 * day).toISOString(), finishedAt: new Date(now).toISOString() },
  })
})

test('a reading that breaks at any page goes on where it was: nothing is lost, doubled, or read again once it is done', async () => {
  const pages = fc.uniqueArray(fc.integer({ min: 1, max: 45 }), { minLength: 1, maxLength: 4 })
  await fc.assert(
    fc.asyncProperty(pages, async (breaks) => {
      const target = await newTarget()
      const alerts = monthOfAlerts()
      const { reader, script } = scriptedReader(alerts)
      script.beforePage = (page) => {
        if (breaks.includes(page)) throw new Error('the server was killed')
      }
      for (let attempt = 0; attempt <= breaks.length; attempt += 1) {
        const before = (await pollOf(target)).backfill?.reachedBackTo
        const asked = script.ranges.length
        await read(await begin(target), reader).catch(() => undefined)
        const again = script.ranges.slice(asked).filter(({ from }) => before !== undefined && from.toISOString() >= before)
        expect(again, 'windows that were finished').toEqual([])
      }
      expect(await storedIds(target)).toEqual(alerts.map(({ alert }) => alert.vendorAlertId).sort())
      expect(await pollOf(target)).toMatchObject({ detectionCount: 29, backfill: { finishedAt: expect.any(String) } })
    }),
    { numRuns: 6 },
  )
})

async function connectedTarget(): Promise<Target> {
  const target = await newTarget()
  await read(await begin(target), scriptedReader([]).reader)
  return target
}

test('the cursor moves with the page that carries it: a break before the last page keeps what was read and asks again', async () => {
  const target = await connectedTarget()
  const { cursor } = await pollOf(target)
  const { reader, script } = scriptedReader([])
  script.changes = ['a', 'b', 'c'].map((id) => testAlert(id))
  script.beforePage = (page) => {
    if (page === 2) throw new Error('the server was killed')
  }
  await services.clock.advance(60_000)
  await expect(read(await begin(target), reader)).rejects.toThrow('killed')
  expect(await storedIds(target)).toEqual(['a', 'b'])
  expect((await pollOf(target)).cursor).toBe(cursor)
  await read(await begin(target), reader)
  expect(script.cursors).toEqual([cursor, cursor])
  expect(await storedIds(target)).toEqual(['a', 'b', 'c'])
  expect((await pollOf(target)).cursor).toBe(new Date(services.clock.now()).toISOString())
})

test('new alerts are not kept waiting by a long first reading: changes are read every poll’s time in between', async () => {
  const target = await newTarget()
  const { reader, script } = scriptedReader([])
  const order: string[] = []
  script.beforePage = () => {
    order.push(script.cursors.length > order.filter((kind) => kind === 'changes').length ? 'changes' : 'window')
    // Each page of the past takes four seconds of the vendor's time; a poll is due every fifteen.
    void services.clock.advance(4000)
  }
  await read(await begin(target), reader)
  // The newest hour comes first of all.
  const text = order
    .slice(1)
    .map((kind) => kind[0])
    .join('')
  expect(text).toMatch(/c/)
  expect(text, 'windows between two readings of changes').not.toMatch(/wwwww/)
  expect((await pollOf(target)).backfill?.finishedAt).not.toBeNull()
})

test('an hour after the last sweep two days are swept for late alerts, after a day all thirty, and otherwise nothing', async () => {
  const target = await connectedTarget()
  const { reader, script } = scriptedReader([testAlert('late', { createdAt: ago(20 * hour) })])
  const sweptAfter = async (milliseconds: number) => {
    await services.clock.advance(milliseconds)
    script.ranges.length = 0
    await read(await begin(target), reader)
    return script.ranges.map(({ from }) => Math.round((services.clock.now() - from.getTime()) / day))
  }
  expect(await sweptAfter(hour - 1)).toEqual([])
  expect(await sweptAfter(1)).toEqual([2])
  expect(await storedIds(target)).toEqual(['late'])
  expect(await sweptAfter(0)).toEqual([])
  expect(await sweptAfter(hour)).toEqual([2])
  expect(await sweptAfter(22 * hour)).toEqual([30])
  expect(await sweptAfter(hour - 1)).toEqual([])
  expect(await sweptAfter(1)).toEqual([2])
})

const page = (id: string) => ({ alerts: [testAlert(id)], progress: () => ({ cursor: `by ${id}` }) })

test('a run that another has superseded can write nothing any more, neither alerts nor its cursor', async () => {
  const target = await newTarget()
  const [slow, fast] = [await begin(target), await begin(target)]
  await storePage(services, fast, page('fast'))
  await expect(storePage(services, slow, page('slow'))).rejects.toThrow(RunSuperseded)
  expect(await storedIds(target)).toEqual(['fast'])
  expect((await pollOf(target)).cursor).toBe('by fast')
})

test('a run that began with former values is superseded by their change, and one of a deleted configuration by the deletion', async () => {
  const target = await newTarget()
  const before = await begin(target)
  await updateConfiguration(target.member, target.configurationId, {
    fields: { ...testFields(), clientSecret: 'another.secret~0002' },
    confirmed: true,
  })
  await expect(storePage(services, before, page('former'))).rejects.toThrow(RunSuperseded)
  const after = await begin(target)
  await deleteConfiguration(target.member, target.configurationId)
  await expect(storePage(services, after, page('deleted'))).rejects.toThrow(RunSuperseded)
  expect(await storedIds(target)).toEqual([])
})
