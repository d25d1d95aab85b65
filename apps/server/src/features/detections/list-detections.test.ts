import type { Alert } from '@pocketsoc/connectors'
import { type DetectionFilter, detectionStatuses, severities } from '@pocketsoc/contract'
import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Context } from '../../context.ts'
import { vendorConfigurations } from '../../db/schema/index.ts'
import { Problem } from '../../http/problem.ts'
import { readCursor, writeCursor } from '../../http/time-cursor.ts'
import { testAlert } from '../../testing/test-alerts.ts'
import { createTestConfiguration } from '../../testing/test-configuration.ts'
import { createTestMember, createTestServices, type TestServices } from '../../testing/test-services.ts'
import { countDetections } from './count-detections.ts'
import { ingestDetections } from './ingest-detections.ts'
import { type FeedQuery, listDetections } from './list-detections.ts'
import { searchTextOf, searchWords } from './search-text.ts'

let services: TestServices
beforeAll(async () => {
  services = await createTestServices()
})
afterAll(() => services.database.close())

interface Target {
  member: Context
  profiles: string[]
}

async function newTarget(names = ['Head office']): Promise<Target> {
  const member = await createTestMember(services)
  const profiles: string[] = []
  for (const displayName of names) profiles.push((await createTestConfiguration(member, { displayName })).id)
  return { member, profiles }
}

async function ingest({ member, profiles }: Target, alerts: Partial<Alert>[], profile = 0): Promise<void> {
  const target = {
    vault: services.vault,
    organizationId: member.organizationId,
    configurationId: profiles[profile] ?? '',
    now: member.now(),
  }
  const received = alerts.map((alert) => testAlert(alert.vendorAlertId ?? crypto.randomUUID(), alert))
  await member.transaction((tx) => ingestDetections(tx, target, received))
}

/** Every page of a query, to the end. */
async function readAll(member: Context, query: Partial<FeedQuery>, betweenPages = async () => {}) {
  const items: Awaited<ReturnType<typeof listDetections>>['items'] = []
  let cursor: string | undefined
  do {
    const page = await listDetections(member, { limit: 50, ...query, cursor })
    items.push(...page.items)
    cursor = page.nextCursor ?? undefined
    await betweenPages()
  } while (cursor)
  return items
}

const at = (minute: number) => new Date(Date.UTC(2026, 2, 4, 8, minute)).toISOString()

test('pages read while detections arrive never repeat one, and skip none that was there from the beginning', async () => {
  // Few different minutes, so that many rows share their instant.
  const minutes = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 30 })
  const arrivals = fc.array(fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 4 }), { minLength: 1, maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(minutes, arrivals, fc.integer({ min: 1, max: 7 }), async (initial, later, limit) => {
      const target = await newTarget()
      await ingest(
        target,
        initial.map((minute) => ({ createdAt: at(minute) })),
      )
      const first = await readAll(target.member, {})
      const pending = [...later]
      const items = await readAll(target.member, { limit }, async () => {
        await ingest(
          target,
          (pending.shift() ?? []).map((minute) => ({ createdAt: at(minute) })),
        )
      })
      const ids = items.map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
      expect(first.filter(({ id }) => !ids.includes(id))).toEqual([])
      const times = items.map(({ createdAt }) => createdAt)
      expect(times).toEqual(times.toSorted().reverse())
    }),
    { numRuns: 12 },
  )
})

const words = [
  'Alpha',
  'beta_1',
  '100%',
  "o'hara",
  'c:\\temp\\x.exe',
  'ÄRGER',
  'ærø',
  '🔥',
  'a%b',
  '__',
  '\\',
  "';--",
  'İstanbul',
]
const word = fc.constantFrom(...words)
const alert = fc.record({
  title: fc.array(word, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' ')),
  severity: fc.constantFrom(...severities),
  status: fc.constantFrom(...detectionStatuses),
  createdAt: fc.integer({ min: 0, max: 9 }).map(at),
  user: fc.option(word),
})
const some = <T>(values: readonly T[]) => fc.option(fc.subarray([...values], { minLength: 1 }), { nil: undefined })
const filter = fc.record({
  severity: some(severities),
  status: some(detectionStatuses),
  profile: some([0, 1]),
  from: fc.option(fc.integer({ min: 0, max: 9 }).map(at), { nil: undefined }),
  to: fc.option(fc.integer({ min: 0, max: 9 }).map(at), { nil: undefined }),
  // Typed in any case, in part, in any order and with any blanks.
  q: fc.option(
    fc
      .array(
        fc.tuple(word, fc.nat(3), fc.boolean()).map(([text, cut, upper]) => {
          const part = [...text].slice(0, cut + 1).join('')
          return upper ? part.toUpperCase() : part
        }),
        { maxLength: 3 },
      )
      .map((parts) => ` ${parts.join('  ')}`),
    { nil: undefined },
  ),
})

test('filters and words find exactly what a plain reading of the contract says, in pages, and are counted the same', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(alert, fc.constantFrom(0, 1)), { maxLength: 25 }),
      fc.array(filter, { minLength: 6, maxLength: 10 }),
      async (alerts, filters) => {
        const target = await newTarget(['One', 'Two'])
        const all = alerts.map(([fields, profile], index) => ({ ...fields, vendorAlertId: `${index}`, profile }))
        for (const profile of [0, 1]) {
          await ingest(
            target,
            all.filter((each) => each.profile === profile).map(({ profile: _, ...fields }) => fields),
            profile,
          )
        }
        for (const { profile, ...rest } of filters) {
          const asked: DetectionFilter = { ...rest, profile: profile?.map((index) => target.profiles[index] ?? '') }
          const matches = (each: (typeof all)[number], without: 'severity' | 'status' | null = null) =>
            (without === 'severity' || !rest.severity || rest.severity.includes(each.severity)) &&
            (without === 'status' || !rest.status || rest.status.includes(each.status)) &&
            (!profile || profile.includes(each.profile as 0 | 1)) &&
            (!rest.from || each.createdAt >= rest.from) &&
            (!rest.to || each.createdAt < rest.to) &&
            searchWords(rest.q).every((part) => searchTextOf(testAlert(each.vendorAlertId, fieldsOf(each)).alert).includes(part))

          const found = await readAll(target.member, { ...asked, limit: 4 })
          const expected = all.filter((each) => matches(each))
          expect(found.map(({ title, createdAt }) => `${createdAt} ${title}`).sort()).toEqual(
            expected.map(({ title, createdAt }) => `${createdAt} ${title}`).sort(),
          )
          const tally = (key: 'severity' | 'status') => {
            const counts: Record<string, number> = {}
            for (const each of all.filter((one) => matches(one, key))) counts[each[key]] = (counts[each[key]] ?? 0) + 1
            return counts
          }
          expect(await countDetections(target.member, asked)).toEqual({
            total: expected.length,
            bySeverity: tally('severity'),
            byStatus: tally('status'),
          })
        }
      },
    ),
    { numRuns: 10 },
  )
})

function fieldsOf({ profile: _, ...fields }: { profile: number } & Partial<Alert>): Partial<Alert> {
  return fields
}

test('a rename of the configuration shows on every row at once', async () => {
  const target = await newTarget()
  await ingest(target, [{}, {}])
  const { member, profiles } = target
  const renamed = { displayName: 'Renamed' }
  await member.transaction((tx) =>
    tx.sql
      .update(vendorConfigurations)
      .set(renamed)
      .where(eq(vendorConfigurations.id, profiles[0] ?? '')),
  )
  const items = await readAll(target.member, {})
  expect(items.map(({ source }) => source.displayName)).toEqual(['Renamed', 'Renamed'])
})

test('another organisation sees none of it, whether listing, searching, filtering by profile or counting', async () => {
  const [mine, theirs] = [await newTarget(), await newTarget()]
  await ingest(mine, [{ title: 'only mine' }])
  for (const query of [{}, { q: 'only' }, { profile: mine.profiles }, { q: 'only', profile: mine.profiles }]) {
    expect(await readAll(mine.member, query)).toHaveLength(1)
    expect(await readAll(theirs.member, query)).toEqual([])
    expect((await countDetections(theirs.member, query)).total).toBe(0)
  }
})

test('a cursor leads back to exactly the place it was written for', () => {
  const id = crypto.randomUUID()
  const instants = fc.date({ min: new Date('1970-01-01T00:00:00Z'), max: new Date('2999-01-01T00:00:00Z'), noInvalidDate: true })
  fc.assert(
    fc.property(instants, (createdAt) => {
      expect(readCursor(writeCursor({ createdAt, id }))).toEqual({ createdAt, id })
    }),
  )
})

test('anything else in place of a cursor is invalid input, not an error of ours', async () => {
  const { member } = await newTarget()
  const written = (text: string) => Buffer.from(text).toString('base64url')
  const forged = [
    `2026-03-04T08:00:00.000Z/${'-'.repeat(36)}`,
    `0000-03-04T08:00:00.000Z/${crypto.randomUUID()}`,
    `2026-13-04T08:00:00.000Z/${crypto.randomUUID()}`,
    `2026-03-04T08:00:00.000Z/${crypto.randomUUID()} or true`,
    '2026-03-04T08:00:00.000Z/',
  ].map(written)
  const garbage = fc.sample(fc.string({ unit: 'binary', maxLength: 60 }), { numRuns: 50, seed: 1 })
  for (const cursor of [...forged, ...garbage.filter((text) => text !== '')]) {
    const refusal = await listDetections(member, { cursor, limit: 10 }).catch((error: unknown) => error)
    expect(refusal, JSON.stringify(cursor)).toBeInstanceOf(Problem)
    expect(refusal).toMatchObject({ code: 'invalid-input' })
  }
})
