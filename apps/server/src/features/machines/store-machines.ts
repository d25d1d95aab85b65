import type { VendorMachine } from '@pocketsoc/connectors'
import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { machineActions, machines } from '../../db/schema/index.ts'
import type { Transaction } from '../../db/scoped.ts'
import { updateIsolation } from '../machine-actions/index.ts'

export interface MachineTarget {
  organizationId: string
  configurationId: string
  now: Date
}

/** Stores machines as the vendor just described them; what is known of their isolation stays. */
export async function storeMachines(tx: Transaction, target: MachineTarget, received: VendorMachine[]): Promise<void> {
  const newest = new Map(received.map((machine) => [machine.vendorMachineId, machine]))
  if (newest.size === 0) return
  await tx.sql
    .insert(machines)
    .values(
      [...newest.values()].map((record) => ({
        id: uuidv7(),
        organizationId: target.organizationId,
        configurationId: target.configurationId,
        vendorMachineId: record.vendorMachineId,
        name: record.name,
        record,
        searchText: searchTextOf(record),
        refreshedAt: target.now,
      })),
    )
    .onConflictDoUpdate({
      target: [machines.configurationId, machines.vendorMachineId],
      set: {
        name: sql`excluded.name`,
        record: sql`excluded.record`,
        searchText: sql`excluded.search_text`,
        refreshedAt: sql`excluded.refreshed_at`,
      },
    })
  await deriveFirstIsolations(tx, target, [...newest.keys()])
}

/** A machine's actions may have been read before the machine itself: what they say of it is worked out once it is here. */
async function deriveFirstIsolations(tx: Transaction, target: MachineTarget, vendorMachineIds: string[]): Promise<void> {
  const { configurationId, now } = target
  const acted = await tx.sql
    .selectDistinct({ vendorMachineId: machines.vendorMachineId })
    .from(machines)
    .innerJoin(
      machineActions,
      and(
        eq(machineActions.configurationId, machines.configurationId),
        eq(machineActions.vendorMachineId, machines.vendorMachineId),
        inArray(machineActions.kind, ['isolate', 'release']),
      ),
    )
    .where(
      and(
        eq(machines.configurationId, configurationId),
        isNull(machines.isolationCheckedAt),
        inArray(machines.vendorMachineId, vendorMachineIds),
      ),
    )
  for (const { vendorMachineId } of acted) await updateIsolation(tx, { configurationId, vendorMachineId }, now)
}

function searchTextOf(machine: VendorMachine): string {
  const values = [
    machine.name,
    machine.vendorMachineId,
    machine.group,
    machine.osPlatform,
    machine.externalAddress,
    ...machine.tags,
    ...machine.addresses.map(({ address }) => address),
  ]
  return values
    .flatMap((value) => (value ? [value.toLowerCase()] : []))
    .join(' ')
    .slice(0, 4000)
}
