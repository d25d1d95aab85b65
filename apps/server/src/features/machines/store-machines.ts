import type { VendorMachine } from '@pocketsoc/connectors'
import { sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { machines } from '../../db/schema/index.ts'
import type { Transaction } from '../../db/scoped.ts'

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
