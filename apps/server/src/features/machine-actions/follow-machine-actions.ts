import type { MachineActor, VendorAction } from '@pocketsoc/connectors'
import { and, eq, isNotNull, lte } from 'drizzle-orm'
import { machineActions, machineSyncs, machines } from '../../db/schema/index.ts'
import { asOrganization } from '../../db/scoped.ts'
import type { JobPayload } from '../../jobs/catalogue.ts'
import type { Services } from '../../services.ts'
import { openVendorSession } from '../vendor-configurations/index.ts'
import { longestLifeMilliseconds, pauseForAge } from './action-words.ts'
import type { ActionRow } from './derive-isolation.ts'
import { ingestVendorActions } from './ingest-vendor-actions.ts'
import { noteAction } from './note-action.ts'

const hour = 60 * 60 * 1000
// A stuck duplicate can take hold days after a release, so we keep looking at what was begun within three days.
const watchedMilliseconds = 3 * 24 * hour
const syncEveryMilliseconds = 60_000
// Once an hour all that the vendor still shows: a machine may have been isolated long before it was connected here.
const historyMilliseconds = 180 * 24 * hour
// From this many open actions on, one list call is cheaper than one call each.
const listFrom = 4
const offlineAfterMilliseconds = 5 * 60_000

/**
 * Asks the vendor how a configuration's actions stand: the open ones that are due, once a minute everything that was
 * begun lately, by whomever, and once an hour everything that it still shows. Throws `VendorError`; the next turn asks again.
 */
export async function followMachineActions(
  services: Services,
  { payload, signal }: { payload: JobPayload<'machine-actions.follow'>; signal: AbortSignal },
  open = openVendorSession,
): Promise<void> {
  const due = await dueActions(services, payload)
  const reach = await syncReach(services, payload)
  if (due.length === 0 && reach === null) return
  const { session, capabilities } = await open(services, payload)
  const readable = capabilities.some(({ name, available }) => name === 'machine-actions.read' && available)
  if (!session.machineActions || !readable) return noteSync(services, payload)
  // Put off first: a vendor that does not answer is not asked every second.
  await putOff(services, payload, due)
  const vendorActions = await readActions(services, session.machineActions, { due, reach, signal })
  const now = new Date(services.environment.clock.now())
  await asOrganization(services.database, payload.organizationId, (tx) =>
    ingestVendorActions(tx, { ...payload, now }, vendorActions),
  )
  await endForgotten(services, payload, due)
  if (reach !== null) await noteSync(services, payload)
}

async function dueActions(
  services: Services,
  { organizationId, configurationId }: JobPayload<'machine-actions.follow'>,
): Promise<ActionRow[]> {
  const now = new Date(services.environment.clock.now())
  return asOrganization(services.database, organizationId, (tx) =>
    tx.sql
      .select()
      .from(machineActions)
      .where(
        and(
          eq(machineActions.configurationId, configurationId),
          eq(machineActions.state, 'sent'),
          isNotNull(machineActions.nextCheckAt),
          lte(machineActions.nextCheckAt, now),
        ),
      ),
  )
}

/** How far back everything is to be read now, in milliseconds; null where it was read within the minute. */
async function syncReach(
  services: Services,
  { organizationId, configurationId }: JobPayload<'machine-actions.follow'>,
): Promise<number | null> {
  const [row] = await asOrganization(services.database, organizationId, (tx) =>
    tx.sql.select().from(machineSyncs).where(eq(machineSyncs.configurationId, configurationId)),
  )
  if (!row?.actionsAt) return historyMilliseconds
  const [now, last] = [services.environment.clock.now(), row.actionsAt.getTime()]
  if (now - last < syncEveryMilliseconds) return null
  return Math.floor(now / hour) === Math.floor(last / hour) ? watchedMilliseconds : historyMilliseconds
}

async function noteSync(
  services: Services,
  { organizationId, configurationId }: JobPayload<'machine-actions.follow'>,
): Promise<void> {
  const actionsAt = new Date(services.environment.clock.now())
  await asOrganization(services.database, organizationId, (tx) =>
    tx.sql
      .insert(machineSyncs)
      .values({ organizationId, configurationId, actionsAt })
      .onConflictDoUpdate({ target: machineSyncs.configurationId, set: { actionsAt } }),
  )
}

async function putOff(services: Services, payload: JobPayload<'machine-actions.follow'>, due: ActionRow[]): Promise<void> {
  const now = services.environment.clock.now()
  await asOrganization(services.database, payload.organizationId, async (tx) => {
    for (const row of due) {
      const age = now - lastTouched(row)
      const [machine] = await tx.sql
        .select({ record: machines.record })
        .from(machines)
        .where(and(eq(machines.configurationId, row.configurationId), eq(machines.vendorMachineId, row.vendorMachineId ?? '')))
      const waitingForMachine = machine?.record.online === false || now - row.createdAt.getTime() >= offlineAfterMilliseconds
      const changes = { nextCheckAt: new Date(now + pauseForAge(age)), waitingForMachine }
      await tx.sql
        .update(machineActions)
        .set(changes)
        .where(and(eq(machineActions.id, row.id), eq(machineActions.state, 'sent')))
    }
  })
}

/** When a person last did something to the action: then they watch what comes of it. */
function lastTouched({ createdAt, cancellation }: ActionRow): number {
  return Math.max(createdAt.getTime(), Date.parse(cancellation?.at ?? '') || 0)
}

interface Reading {
  due: ActionRow[]
  reach: number | null
  signal: AbortSignal
}

async function readActions(services: Services, actor: MachineActor, { due, reach, signal }: Reading): Promise<VendorAction[]> {
  const now = services.environment.clock.now()
  if (reach !== null || due.length >= listFrom) {
    const oldest = Math.min(now - (reach ?? watchedMilliseconds), ...due.map((row) => row.createdAt.getTime() - hour))
    const actions: VendorAction[] = []
    for await (const page of actor.actionsSince(new Date(oldest), signal)) actions.push(...page)
    return actions
  }
  const read = await Promise.all(due.map((row) => (row.vendorReference ? actor.read(row.vendorReference, signal) : null)))
  return read.filter((action) => action !== null)
}

/** Gives an end to actions that the vendor itself never ends. */
async function endForgotten(services: Services, payload: JobPayload<'machine-actions.follow'>, due: ActionRow[]): Promise<void> {
  const now = new Date(services.environment.clock.now())
  const old = due.filter((row) => row.requestedHere && now.getTime() - row.createdAt.getTime() >= longestLifeMilliseconds)
  for (const { id } of old) {
    await asOrganization(services.database, payload.organizationId, async (tx) => {
      const [row] = await tx.sql.select().from(machineActions).where(eq(machineActions.id, id)).for('update')
      if (row?.state !== 'sent') return
      const failure = {
        detail: 'The vendor did not end it within three days, the longest it waits for a machine.',
        remedy: 'Check the machine in the vendor’s portal, then ask again.',
        vendorCode: null,
      }
      const scope = { organizationId: payload.organizationId, now, actor: null, actorName: null }
      const entry = { event: 'machine-action.failed', reason: failure.detail } as const
      await noteAction(tx, row, { scope, changes: { state: 'failed', failure, finishedAt: now, nextCheckAt: null }, entry })
    })
  }
}
