import { createContext } from '../src/context.ts'
import type { Connection, Database } from '../src/db/database.ts'
import { writeCursor } from '../src/http/time-cursor.ts'
import { listen, signInPhone, signUp } from '../src/testing/test-application.ts'
import { createTestConfiguration } from '../src/testing/test-configuration.ts'
import { type BenchDatabase, onEachDatabase } from './bench-databases.ts'
import { createBenchServices } from './bench-services.ts'
import { milliseconds, percentile, printTable, seconds, sizeOf, timeEach } from './measure.ts'
import { loadDetections } from './million-detections.ts'

// What a phone waits for its feed at one million detections, over real HTTP with a device's token, beside the same SQL
// run bare: the statements that the request sent, again, in one transaction that is already open.
const detections = sizeOf('POCKETSOC_BENCH_DETECTIONS', 1_000_000)
const requests = sizeOf('POCKETSOC_BENCH_REQUESTS', 200)

interface Statement {
  text: string
  values: readonly unknown[]
}

const noted: Statement[] = []

await onEachDatabase(measure)

async function measure({ name, database }: BenchDatabase): Promise<void> {
  const services = createBenchServices(noting(database))
  const app = await listen(services)
  const dana = await signUp(app)
  const { organization, user } = dana.me
  const context = createContext(services, organization.id, {
    userId: user.id,
    name: user.name,
    role: 'owner',
    via: 'portal',
    deviceId: null,
  })
  const configurationIds: string[] = []
  for (const displayName of ['Head office', 'Branches']) {
    configurationIds.push((await createTestConfiguration(context, { displayName })).id)
  }
  const load = await loadDetections(database, { organizationId: organization.id, configurationIds }, detections)
  console.log(`\n${name}: ${detections.toLocaleString('en')} detections loaded in ${seconds(load.insertMilliseconds)}`)
  console.log(`  indexes and statistics in ${seconds(load.indexMilliseconds)}; ${requests} requests a line`)
  const { headers } = await signInPhone(app, dana)
  const ask = async (path: string) => {
    const response = await app.request(`/api/v1${path}`, { headers })
    if (response.status !== 200) throw new Error(`${path} answered ${response.status}`)
    return response.text()
  }

  const table = [['', 'API p50', 'p99', 'bare SQL p50', 'p99']]
  for (const [what, path] of questions(configurationIds)) {
    const viaApi = await timeEach(requests, () => ask(path))
    const bare = await timeBare(database, organization.id, await statementsOf(() => ask(path)))
    table.push([what, ...[viaApi, bare].flatMap((times) => [50, 99].map((percent) => milliseconds(percentile(times, percent))))])
  }
  printTable(table)
  await app.close()
}

function questions([, branches = '']: string[]): [what: string, path: string][] {
  const halfway = new Date(Date.now() - (detections / 2) * 30_000)
  const deep = writeCursor({ createdAt: halfway, id: 'ffffffff-ffff-4fff-8fff-ffffffffffff' })
  return [
    ['first page of 50', '/detections'],
    ['page halfway down', `/detections?cursor=${deep}`],
    ['filter: high and new', '/detections?severity=high&status=new'],
    [
      'filter: one profile, a month ago',
      `/detections?profile=${branches}&to=${new Date(Date.now() - 30 * 86_400_000).toISOString()}`,
    ],
    ['filter: nothing matches', '/detections?severity=critical'],
    ['search: one machine', '/detections?q=host-0042'],
    ['search: two words, one file', '/detections?q=powershell%206b86b273'],
    ['search: a word in every row', '/detections?q=fabrikam'],
    ['search: no such word', '/detections?q=nowhere-to-be-found'],
    ['counts of everything', '/detections/counts'],
    ['counts of the last week', `/detections/counts?from=${new Date(Date.now() - 7 * 86_400_000).toISOString()}`],
    ['counts of a search', '/detections/counts?q=host-0042'],
    ['counts of a word in every row', '/detections/counts?q=fabrikam'],
  ]
}

/** The statements about detections that some work sends. */
async function statementsOf(work: () => Promise<unknown>): Promise<Statement[]> {
  noted.length = 0
  await work()
  return noted.filter(({ text }) => text.includes('detections'))
}

function timeBare(database: Database, organizationId: string, statements: Statement[]): Promise<number[]> {
  return database.session(async (connection) => {
    await connection.execute(`begin; set local role pocketsoc_app; set local app.organization_id = '${organizationId}'`)
    const times = await timeEach(requests, async () => {
      for (const { text, values } of statements) await connection.queryArrays(text, values)
    })
    await connection.execute('commit')
    return times
  })
}

/** The same database, noting what Drizzle sends. */
function noting(database: Database): Database {
  const watch = (connection: Connection): Connection => ({
    ...connection,
    query(text, values = []) {
      noted.push({ text, values })
      return connection.query(text, values)
    },
    queryArrays(text, values = []) {
      noted.push({ text, values })
      return connection.queryArrays(text, values)
    },
  })
  return { ...database, session: (work) => database.session((connection) => work(watch(connection))) }
}
