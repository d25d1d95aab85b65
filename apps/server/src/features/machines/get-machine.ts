import type { MachineDetail } from '@pocketsoc/contract'
import { and, desc, eq, isNotNull, max, type SQL } from 'drizzle-orm'
import { type Context, requireCan } from '../../context.ts'
import { detections, machines, vendorConfigurations } from '../../db/schema/index.ts'
import type { Transaction } from '../../db/scoped.ts'
import { notFound } from '../../http/problem.ts'
import { newestDetections, storedDetection } from '../detections/index.ts'
import { detectionsOf, type MachineRow, presentMachines } from './present-machine.ts'
import { refreshMachine } from './refresh-machine.ts'

const staleMilliseconds = 60_000
const shownDetections = 50

async function findMachineRow(tx: Transaction, condition: SQL | undefined): Promise<MachineRow | undefined> {
  const [row] = await tx.sql
    .select({
      machine: machines,
      configuration: { displayName: vendorConfigurations.displayName, vendor: vendorConfigurations.vendor },
    })
    .from(machines)
    .innerJoin(vendorConfigurations, eq(vendorConfigurations.id, machines.configurationId))
    .where(condition)
  return row
}

/**
 * A machine with its detections and users. Our copy, when older than a minute, is refreshed first; a vendor that does
 * not answer leaves it as it is, with `refreshedAt` telling its age. Throws `missing`.
 */
export async function getMachine(context: Context, id: string): Promise<MachineDetail> {
  requireCan(context, 'detections.read')
  const row = await context.transaction((tx) => findMachineRow(tx, eq(machines.id, id)))
  if (!row) notFound('machine')
  if (context.now().getTime() - row.machine.refreshedAt.getTime() >= staleMilliseconds) {
    await refreshMachine(context, row.machine).catch((error: unknown) => {
      context.services.log.info({ error, machineId: id }, 'machine could not be refreshed')
    })
  }
  return context.transaction((tx) => readDetail(tx, id))
}

async function readDetail(tx: Transaction, id: string): Promise<MachineDetail> {
  const row = await findMachineRow(tx, eq(machines.id, id))
  if (!row) notFound('machine')
  const [machine] = await presentMachines(tx, [row])
  if (!machine) notFound('machine')
  const users = await tx.sql
    .select({ name: detections.userName, lastSeenAt: max(detections.createdAt) })
    .from(detections)
    .where(and(detectionsOf(row.machine), isNotNull(detections.userName)))
    .groupBy(detections.userName)
    .orderBy(desc(max(detections.createdAt)))
    .limit(20)
  return {
    ...machine,
    users: users.flatMap(({ name, lastSeenAt }) => (name ? [{ name, lastSeenAt: lastSeenAt?.toISOString() ?? null }] : [])),
    detections: await newestDetections(tx, detectionsOf(row.machine), shownDetections),
  }
}

/** The machine of a detection, asked of the vendor when the inventory does not hold it yet. Throws `missing`. */
export async function machineOfDetection(context: Context, detectionId: string): Promise<MachineDetail> {
  requireCan(context, 'detections.read')
  const { configurationId, machineId } = await storedDetection(context, detectionId)
  if (machineId === null) notFound('machine')
  const condition = and(eq(machines.configurationId, configurationId), eq(machines.vendorMachineId, machineId))
  const known = await context.transaction((tx) => findMachineRow(tx, condition))
  if (!known) await refreshMachine(context, { configurationId, vendorMachineId: machineId })
  const row = known ?? (await context.transaction((tx) => findMachineRow(tx, condition)))
  return row ? getMachine(context, row.machine.id) : notFound('machine')
}
