import { and, eq, isNotNull, isNull, lt, or } from 'drizzle-orm'
import { machineSyncs, vendorPolls } from '../../db/schema/index.ts'
import { asOrganization, asSystem } from '../../db/scoped.ts'
import type { JobPayload } from '../../jobs/catalogue.ts'
import { repeatEvery } from '../../jobs/repeat-every.ts'
import type { Services } from '../../services.ts'
import { openVendorSession } from '../vendor-configurations/index.ts'
import { syncMachines } from './sync-machines.ts'

const second = 1000
const syncEveryMilliseconds = 15 * 60 * second

/** Keeps the inventories of all configurations fresh until the answered function is called. */
export async function startMachineSync(services: Services): Promise<() => void> {
  const { log } = services
  const stopping = new AbortController()
  await services.jobs.handle('machines.sync', 2, async (payload, job) => {
    await syncOne(services, payload, AbortSignal.any([job, stopping.signal])).catch((error: unknown) => {
      log.info({ error, configurationId: payload.configurationId }, 'the inventory could not be read')
    })
  })
  const stop = repeatEvery({ milliseconds: second, what: 'enqueueing inventories', log }, () => enqueueDue(services))
  return () => {
    stop()
    stopping.abort(new Error('the server is stopping'))
  }
}

async function syncOne(services: Services, payload: JobPayload<'machines.sync'>, signal: AbortSignal): Promise<void> {
  // Noted first: an inventory that cannot be read is tried again in its turn, not every second.
  await noteSync(services, payload)
  const { session, capabilities } = await openVendorSession(services, payload)
  const readable = capabilities.some(({ name, available }) => name === 'machines.read' && available)
  if (session.machines && readable) await syncMachines(services, { reader: session.machines, ...payload, signal })
}

async function noteSync(services: Services, { organizationId, configurationId }: JobPayload<'machines.sync'>): Promise<void> {
  const machinesAt = new Date(services.environment.clock.now())
  await asOrganization(services.database, organizationId, (tx) =>
    tx.sql
      .insert(machineSyncs)
      .values({ organizationId, configurationId, machinesAt })
      .onConflictDoUpdate({ target: machineSyncs.configurationId, set: { machinesAt } }),
  )
}

async function enqueueDue(services: Services): Promise<void> {
  const before = new Date(services.environment.clock.now() - syncEveryMilliseconds)
  const due = await asSystem(services.database, (tx) =>
    tx.sql
      .select({ organizationId: vendorPolls.organizationId, configurationId: vendorPolls.configurationId })
      .from(vendorPolls)
      .leftJoin(machineSyncs, eq(machineSyncs.configurationId, vendorPolls.configurationId))
      .where(
        and(
          isNotNull(vendorPolls.lastSucceededAt),
          isNull(vendorPolls.problem),
          or(isNull(machineSyncs.machinesAt), lt(machineSyncs.machinesAt, before)),
        ),
      )
      .limit(200),
  )
  for (const payload of due) await services.jobs.enqueue(null, 'machines.sync', { key: payload.configurationId, payload })
}
