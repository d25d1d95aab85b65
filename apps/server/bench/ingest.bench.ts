import type { AlertReader, ConnectorSession } from '@pocketsoc/connectors'
import type { Connection } from '../src/db/database.ts'
import { beginRun, type PollRun, storePage } from '../src/features/vendor-configurations/poll-run.ts'
import { readAhead } from '../src/features/vendor-configurations/read-ahead.ts'
import { openSecrets } from '../src/features/vendor-configurations/secrets.ts'
import { vendorSessionsOf } from '../src/features/vendor-configurations/vendor-sessions.ts'
import type { Services } from '../src/services.ts'
import { createTestConfiguration } from '../src/testing/test-configuration.ts'
import { createTestMember } from '../src/testing/test-services.ts'
import { startAlertServer } from './alert-server.ts'
import { type BenchDatabase, onEachDatabase } from './bench-databases.ts'
import { createBenchServices } from './bench-services.ts'
import { printTable, rate, seconds, sizeOf, timed } from './measure.ts'

// How many alerts a second go from an HTTP page to indexed rows, beside two limits that no code can beat: fetching and
// parsing the same bytes, and inserting the same rows. At most 35,000 alerts: the vendor's 100 calls a minute count here too.
const alerts = sizeOf('POCKETSOC_BENCH_ALERTS', 20_000)

const vendor = await startAlertServer(alerts)
console.log(`${alerts} alerts with their evidence`)
await onEachDatabase(measure)
await vendor.stop()

async function measure({ name, database }: BenchDatabase): Promise<void> {
  const services = createBenchServices(database, {
    POCKETSOC_ENTRA_URL: vendor.origin,
    POCKETSOC_EXTRA_VENDOR_ORIGINS: vendor.origin,
  })
  const { run, reader } = await open(services)
  const ingest = await timed(() => ingestAll(services, run, reader))
  const stored = await services.database.session(countStored)
  if (stored !== alerts) throw new Error(`${stored} detections were stored instead of ${alerts}`)

  const pages = Math.ceil(alerts / 400)
  await fetchPages(pages)
  const fetching = await timed(() => fetchPages(pages))
  const inserting = await timed(await prepareBareInsert(services))

  const both = fetching.milliseconds + inserting.milliseconds
  const line = (what: string, took: number) => [
    what,
    seconds(took),
    `${rate(alerts, took)}/s`,
    `${(took / ingest.milliseconds).toFixed(2)}`,
  ]
  console.log(`\n${name}`)
  printTable([
    ['', 'time', 'alerts', 'of ingest'],
    line('ingest: HTTP page to indexed rows', ingest.milliseconds),
    line('limit: fetch and parse the same bytes', fetching.milliseconds),
    line('limit: bare batched insert of the same rows', inserting.milliseconds),
    line('both limits, one after the other', both),
  ])
}

async function countStored(connection: Connection): Promise<number> {
  const { rows } = await connection.query<{ stored: number }>('select count(*) as stored from detections')
  return Number(rows[0]?.stored)
}

async function open(services: Services): Promise<{ run: PollRun; reader: AlertReader }> {
  const member = await createTestMember(services)
  const { id } = await createTestConfiguration(member, { baseUrl: vendor.origin })
  const owner = { organizationId: member.organizationId, configurationId: id }
  const run = await beginRun(services, owner)
  if (!run) throw new Error('the configuration is not due')
  const secrets = await member.transaction((tx) => openSecrets(tx, services.vault, owner))
  const session: ConnectorSession = vendorSessionsOf(services).open({ ...run.configuration, secrets })
  if (!session.alerts) throw new Error('the vendor has no alerts')
  await session.grantedPermissions()
  return { run, reader: session.alerts }
}

async function ingestAll(services: Services, run: PollRun, reader: AlertReader): Promise<void> {
  const range = { from: new Date(Date.now() - 30 * 86_400_000), to: new Date() }
  for await (const page of readAhead(reader.createdBetween(range))) {
    await storePage(services, run, { alerts: page.alerts, progress: () => ({}) })
  }
}

/** The same pages that the connector reads: 500 alerts, each a fifth over the one before. */
async function fetchPages(pages: number): Promise<void> {
  for (let page = 0; page < pages; page += 1) {
    const response = await fetch(`${vendor.origin}/api/alerts?$top=500&$skip=${page * 400}`)
    JSON.parse(await response.text())
  }
}

/** Copies of both tables with all their indexes, without policies; answers the work of filling them in batches. */
async function prepareBareInsert({ database }: Services): Promise<() => Promise<void>> {
  return database.session(async (connection) => {
    await connection.execute(`create table bare_detections (like detections including all);
      create table bare_details (like detection_details including all)`)
    const rows = await connection.queryArrays('select * from detections')
    const details = await connection.queryArrays(
      'select detection_id, organization_id, detail::text, raw_sealed from detection_details',
    )
    const work: (() => Promise<unknown>)[] = []
    for (let from = 0; from < rows.rows.length; from += 500) {
      const batches = { bare_detections: rows.rows.slice(from, from + 500), bare_details: details.rows.slice(from, from + 500) }
      work.push(() =>
        database.session(async (one) => {
          await one.execute('begin')
          for (const [table, batch] of Object.entries(batches)) await one.query(...insertOf(table, batch))
          await one.execute('commit')
        }),
      )
    }
    return async () => {
      for (const insert of work) await insert()
    }
  })
}

function insertOf(table: string, rows: unknown[][]): [text: string, values: unknown[]] {
  let parameter = 0
  const tuples = rows.map((row) => `(${row.map(() => `$${++parameter}`).join(', ')})`)
  return [`insert into ${table} values ${tuples.join(', ')}`, rows.flat()]
}
