import { inflateRawSync } from 'node:zlib'
import type { ReceivedAlert } from '@pocketsoc/connectors'
import { asc, eq } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Context } from '../../context.ts'
import { detectionDetails, detections, liveEvents } from '../../db/schema/index.ts'
import { testAlert } from '../../testing/test-alerts.ts'
import { createTestConfiguration } from '../../testing/test-configuration.ts'
import { createTestMember, createTestServices, type TestServices } from '../../testing/test-services.ts'
import { ingestDetections } from './ingest-detections.ts'

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

function ingest({ member, configurationId }: Target, alerts: ReceivedAlert[]) {
  const target = { vault: services.vault, organizationId: member.organizationId, configurationId, now: member.now() }
  return member.transaction((tx) => ingestDetections(tx, target, alerts))
}

function stored({ member, configurationId }: Target) {
  return member.transaction((tx) =>
    tx.sql
      .select({ row: detections, details: detectionDetails })
      .from(detections)
      .innerJoin(detectionDetails, eq(detectionDetails.detectionId, detections.id))
      .where(eq(detections.configurationId, configurationId))
      .orderBy(asc(detections.vendorAlertId)),
  )
}

async function storedStates(target: Target): Promise<string[]> {
  const rows = await stored(target)
  return rows.map(({ row, details }) => {
    // Both rows of a detection must be of the same state.
    expect((details.detail as { title: string }).title).toBe(row.title)
    return `${row.vendorAlertId} ${row.revision} ${row.title}`
  })
}

const state = (id: number, revision: string) => testAlert(`alert-${id}`, { revision, title: `As of ${revision}` })

// Letters and digits that sort differently by code unit and by a language's rules.
const revision = fc.string({ unit: fc.constantFrom('0', '1', '2', 'A', 'b', 'C', '-', '.'), minLength: 1, maxLength: 4 })
const page = fc.array(fc.record({ id: fc.integer({ min: 1, max: 6 }), revision }), { maxLength: 12 })

test('whatever is read, however often and in whatever order, the newest state of each alert is stored once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(page, { minLength: 1, maxLength: 6 }), async (pages) => {
      const target = await newTarget()
      let [created, updated] = [0, 0]
      const newest = new Map<number, string>()
      for (const items of pages) {
        const result = await ingest(
          target,
          items.map((item) => state(item.id, item.revision)),
        )
        created += result.created
        updated += result.updated
        for (const item of items) {
          const known = newest.get(item.id)
          if (known === undefined || known < item.revision) newest.set(item.id, item.revision)
        }
      }
      const expected = [...newest].sort(([a], [b]) => a - b).map(([id, last]) => `alert-${id} ${last} As of ${last}`)
      expect(await storedStates(target)).toEqual(expected)
      expect(created).toBe(newest.size)
      expect(
        await ingest(
          target,
          pages
            .flat()
            .map((item) => state(item.id, item.revision))
            .reverse(),
        ),
      ).toEqual({
        created: 0,
        updated: 0,
        newestCreatedAt: null,
      })
      expect(updated).toBeLessThanOrEqual(pages.flat().length - created)
    }),
    { numRuns: 15 },
  )
})

test('many transactions that store the same alerts at once neither deadlock nor count one twice', async () => {
  const target = await newTarget()
  const alerts = Array.from({ length: 60 }, (_, index) => index)
  const readings = Array.from({ length: 8 }, (_, run) => {
    const shuffled = alerts.toSorted((a, b) => ((a * 7 + run * 13) % 61) - ((b * 7 + run * 13) % 61))
    return ingest(
      target,
      shuffled.map((id) => state(id, `2026-0${1 + ((id + run) % 8)}`)),
    )
  })
  const results = await Promise.all(readings)
  expect(results.reduce((sum, { created }) => sum + created, 0)).toBe(60)
  const states = await storedStates(target)
  expect(states).toHaveLength(60)
  expect(states.filter((line) => !line.includes(' 2026-08 '))).toEqual([])
})

test('an alert keeps its id through all its states, and its feed row, detail and raw payload change together', async () => {
  const target = await newTarget()
  await ingest(target, [testAlert('a', { revision: '1', status: 'new' }, { id: 'a', version: 1 })])
  const [before] = await stored(target)
  const result = await ingest(target, [
    testAlert('a', { revision: '2', status: 'resolved', assignedTo: 'dana@fabrikam.example' }, { id: 'a', version: 2 }),
  ])
  expect(result).toMatchObject({ created: 0, updated: 1 })
  const [after] = await stored(target)
  expect(after?.row).toMatchObject({ id: before?.row.id, status: 'resolved', assignedTo: 'dana@fabrikam.example' })
  expect(after?.details.detail).toMatchObject({ status: 'resolved' })
  expect(await openedRaw(target)).toEqual([{ id: 'a', version: 2 }])
})

async function openedRaw(target: Target): Promise<unknown[]> {
  const rows = await stored(target)
  return target.member.transaction(async (tx) => {
    const opened: unknown[] = []
    for (const { details } of rows) {
      const place = {
        organizationId: target.member.organizationId,
        column: 'detection_details.raw',
        row: details.detectionId,
      }
      opened.push(JSON.parse(inflateRawSync(await services.vault.open(tx, place, details.rawSealed)).toString()))
    }
    return opened
  })
}

test('any JSON that a vendor sends is sealed, and opens to the same JSON', async () => {
  const target = await newTarget()
  const payloads = fc.sample(fc.jsonValue({ maxDepth: 4 }), { numRuns: 60, seed: 4 })
  await ingest(
    target,
    payloads.map((raw, index) => testAlert(`raw-${String(index).padStart(3, '0')}`, {}, raw)),
  )
  expect(await openedRaw(target)).toEqual(payloads.map((raw) => JSON.parse(JSON.stringify(raw))))
})

test('each stored page is announced by one event, numbered without a gap; a page that changes nothing is not announced', async () => {
  const target = await newTarget()
  const pages = [[state(1, '1'), state(2, '1')], [state(1, '1')], [state(2, '2'), state(3, '1')], []]
  for (const alerts of pages) await ingest(target, alerts)
  const events = await target.member.transaction((tx) => tx.sql.select().from(liveEvents).orderBy(asc(liveEvents.id)))
  expect(events.map(({ id }) => id)).toEqual([1, 2, 3])
  expect(events.map(({ event }) => event)).toMatchObject([
    { type: 'configuration.changed', change: 'created' },
    { type: 'detections.changed', created: 2, updated: 0 },
    { type: 'detections.changed', created: 1, updated: 1 },
  ])
})

test('a page of any size is stored, and its event names the fifty newest', async () => {
  const target = await newTarget()
  const alerts = Array.from({ length: 1200 }, (_, index) =>
    testAlert(`big-${index}`, { createdAt: new Date(Date.UTC(2026, 2, 1) + index * 1000).toISOString() }),
  )
  expect(await ingest(target, alerts)).toEqual({
    created: 1200,
    updated: 0,
    newestCreatedAt: new Date(alerts.at(-1)?.alert.createdAt ?? 0),
  })
  const [newest, event] = await target.member.transaction(async (tx) => {
    const [detection] = await tx.sql.select().from(detections).where(eq(detections.vendorAlertId, 'big-1199'))
    const [last] = await tx.sql.select().from(liveEvents).where(eq(liveEvents.id, 2))
    return [detection, last?.event]
  })
  if (event?.type !== 'detections.changed') throw new Error('the page was not announced')
  expect(event.ids).toHaveLength(50)
  expect(event.ids[0]).toBe(newest?.id)
})
