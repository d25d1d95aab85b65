import type { DetectionFilter } from '@pocketsoc/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Context, createContext } from '../../context.ts'
import type { Database } from '../../db/database.ts'
import { asOrganization, asSystem } from '../../db/scoped.ts'
import { writeCursor } from '../../http/time-cursor.ts'
import { createTestConfiguration } from '../../testing/test-configuration.ts'
import { createTestMember, createTestServices, type TestServices } from '../../testing/test-services.ts'
import { countDetections } from './count-detections.ts'
import { listDetections } from './list-detections.ts'

interface Statement {
  text: string
  values: readonly unknown[]
}

let services: TestServices
let member: Context
const statements: Statement[] = []

/** The same database, noting each statement that Drizzle sends. */
function recording(database: Database): Database {
  return {
    ...database,
    session: (work) =>
      database.session((connection) =>
        work({
          ...connection,
          queryArrays(text, values = []) {
            statements.push({ text, values })
            return connection.queryArrays(text, values)
          },
        }),
      ),
  }
}

beforeAll(async () => {
  services = await createTestServices()
  member = await createTestMember(services)
  const { id } = await createTestConfiguration(member)
  await asSystem(services.database, (tx) =>
    tx.connection.query(
      `insert into detections (id, organization_id, configuration_id, vendor_alert_id, revision, title, severity, status,
         created_at, updated_at, search_text)
       select gen_random_uuid(), $1, $2, 'alert-' || n, '1', 'Alert ' || n, (array['high', 'medium', 'low'])[1 + n % 3],
         (array['new', 'resolved'])[1 + n % 2], now() - n * interval '1 minute', now(), 'alert ' || n || ' host-' || md5(n::text)
       from generate_series(1, 20000) n`,
      [member.organizationId, id],
    ),
  )
  await services.database.session((connection) => connection.execute('vacuum analyze detections'))
  member = createContext({ ...services, database: recording(services.database) }, member.organizationId, member.actor)
})
afterAll(() => services.database.close())

async function planOf(query: Partial<Parameters<typeof listDetections>[1]>): Promise<string> {
  statements.length = 0
  await listDetections(member, { limit: 50, ...query })
  const feed = statements.find(({ text }) => text.includes('"detections"'))
  if (!feed) throw new Error('the feed asked nothing')
  return asOrganization(services.database, member.organizationId, async (tx) => {
    const { rows } = await tx.connection.query(`explain (analyze, costs off) ${feed.text}`, feed.values)
    return rows.map((row) => row['QUERY PLAN']).join('\n')
  })
}

/** Rows that a step of the plan on detections produced or threw away; a page must not read the table to find itself. */
function mostRowsRead(plan: string): number {
  return Math.max(...[...plan.matchAll(/rows=(\d+)|Removed by Filter: (\d+)/g)].map(([, a, b]) => Number(a ?? b)))
}

test('the first page, a deep page and a page in time come from the feed index under row-level security, unsorted', async () => {
  const deep = writeCursor({ createdAt: new Date(Date.now() - 10_000 * 60_000), id: crypto.randomUUID() })
  const since = new Date(Date.now() - 15_000 * 60_000).toISOString()
  for (const query of [{}, { cursor: deep }, { to: since }, { cursor: deep, from: since }]) {
    const plan = await planOf(query)
    expect(plan).toContain('Index Scan Backward using detections_feed')
    expect(plan).not.toMatch(/Sort|Seq Scan on detections/)
    expect(mostRowsRead(plan), plan).toBeLessThan(100)
  }
})

test('a filtered page reads on in the feed index until it is full, instead of sorting all that matches', async () => {
  const plan = await planOf({ severity: ['high'], status: ['new'] })
  expect(plan).toContain('Index Scan Backward using detections_feed')
  expect(plan).not.toMatch(/Sort|Seq Scan on detections/)
  expect(mostRowsRead(plan), plan).toBeLessThan(500)
})

test('words are looked up by the function that may use the trigram index, and it does use it', async () => {
  const uses = () =>
    services.database.session(async (connection) => {
      const { rows } = await connection.query<{ uses: number }>(
        "select coalesce(pg_stat_get_numscans(oid), 0) as uses from pg_class where relname = 'detections_search'",
      )
      return rows[0]?.uses ?? 0
    })
  const before = await uses()
  const plan = await planOf({ q: 'host-c4ca4238a0b923820dcc509a6f75849b' })
  expect(statements.at(-1)?.text).toContain('search_detections')
  expect(plan).not.toMatch(/Seq Scan on detections/)
  expect(mostRowsRead(plan), plan).toBeLessThan(100)
  // Counts of use reach the shared statistics within a second of the transaction's end.
  await expect.poll(uses, { timeout: 20_000 }).toBeGreaterThan(before)
})

test('a word in every row gives the same pages as no word, and the same counts', async () => {
  const since = new Date(Date.now() - 15_000 * 60_000).toISOString()
  const filters: DetectionFilter[] = [{}, { severity: ['high'] }, { from: since }]
  for (const filter of filters) {
    const plain = await listDetections(member, { ...filter, limit: 100 })
    expect(await listDetections(member, { ...filter, q: 'alert', limit: 100 })).toEqual(plain)
    expect(await countDetections(member, { ...filter, q: 'alert' })).toEqual(await countDetections(member, filter))
  }
})
