import { createContext } from '../src/context.ts'
import type { Database } from '../src/db/database.ts'
import { ingestDetections } from '../src/features/detections/index.ts'
import { testAlert } from '../src/testing/test-alerts.ts'
import { listen, signInPhone, signUp } from '../src/testing/test-application.ts'
import { createTestConfiguration } from '../src/testing/test-configuration.ts'
import { openEvents } from '../src/testing/test-event-stream.ts'
import { type BenchDatabase, onEachDatabase } from './bench-databases.ts'
import { createBenchServices } from './bench-services.ts'
import { milliseconds, percentile, printTable, sizeOf } from './measure.ts'

// From an alert raised, which is the commit that stores it, to its event at a phone; beside what the database alone
// needs from NOTIFY to LISTEN. Both are measured from just before the statement that makes it visible.
const alerts = sizeOf('POCKETSOC_BENCH_EVENTS', 300)

await onEachDatabase(measure)

async function measure({ name, database }: BenchDatabase): Promise<void> {
  const services = createBenchServices(database)
  const app = await listen(services)
  const dana = await signUp(app)
  const { organization, user } = dana.me
  const actor = { userId: user.id, name: user.name, role: 'owner', via: 'portal', deviceId: null } as const
  const context = createContext(services, organization.id, actor)
  const { id: configurationId } = await createTestConfiguration(context)
  const target = { vault: services.vault, organizationId: organization.id, configurationId, now: new Date() }
  const { headers } = await signInPhone(app, dana)
  const stream = await openEvents(app, headers)
  await stream.next()

  const toPhone: number[] = []
  for (let count = 0; count < alerts; count += 1) {
    let committing = 0
    const arrival = stream.next().then(() => performance.now())
    await context.transaction(async (tx) => {
      await ingestDetections(tx, target, [testAlert(`alert-${count}`)])
      committing = performance.now()
    })
    toPhone.push((await arrival) - committing)
  }
  await stream.close()
  const bare = await timeNotify(database)
  console.log(`\n${name}: ${alerts} alerts`)
  printTable([
    ['', 'p50', 'p99'],
    ['alert raised to event at the phone', ...[50, 99].map((percent) => milliseconds(percentile(toPhone, percent)))],
    ['limit: bare NOTIFY to LISTEN', ...[50, 99].map((percent) => milliseconds(percentile(bare, percent)))],
  ])
  await app.close()
}

async function timeNotify(database: Database): Promise<number[]> {
  const times: number[] = []
  let heard: (at: number) => void = () => undefined
  const stop = await database.listen('bench', () => heard(performance.now()))
  for (let count = 0; count < alerts; count += 1) {
    const arrival = new Promise<number>((resolve) => {
      heard = resolve
    })
    const sent = performance.now()
    await database.session((connection) => connection.query("select pg_notify('bench', $1)", [String(count)]))
    times.push((await arrival) - sent)
  }
  await stop()
  return times
}
