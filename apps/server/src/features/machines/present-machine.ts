import type { Machine } from '@pocketsoc/contract'
import { and, count, eq, inArray, ne, sql } from 'drizzle-orm'
import { detections, type machines, type vendorConfigurations } from '../../db/schema/index.ts'
import type { Transaction } from '../../db/scoped.ts'
import { connectorName } from '../../vendor-names.ts'

export interface MachineRow {
  machine: typeof machines.$inferSelect
  configuration: Pick<typeof vendorConfigurations.$inferSelect, 'displayName' | 'vendor'>
}

type Counts = Map<string, { total: number; open: number }>

const keyOf = (configurationId: string, vendorMachineId: string | null) => `${configurationId}/${vendorMachineId}`

/** Machines for clients, with how many detections each has. */
export async function presentMachines(tx: Transaction, rows: MachineRow[]): Promise<Machine[]> {
  const counts = await detectionCounts(tx, rows)
  return rows.map((row) => {
    const key = keyOf(row.machine.configurationId, row.machine.vendorMachineId)
    return presentMachine(row, counts.get(key) ?? { total: 0, open: 0 })
  })
}

async function detectionCounts(tx: Transaction, rows: MachineRow[]): Promise<Counts> {
  if (rows.length === 0) return new Map()
  const found = await tx.sql
    .select({
      configurationId: detections.configurationId,
      machineId: detections.machineId,
      total: count(),
      open: sql<number>`count(*) filter (where ${ne(detections.status, 'resolved')})`.mapWith(Number),
    })
    .from(detections)
    .where(
      and(
        inArray(
          detections.machineId,
          rows.map((row) => row.machine.vendorMachineId),
        ),
        inArray(detections.configurationId, [...new Set(rows.map((row) => row.machine.configurationId))]),
      ),
    )
    .groupBy(detections.configurationId, detections.machineId)
  return new Map(found.map(({ configurationId, machineId, total, open }) => [keyOf(configurationId, machineId), { total, open }]))
}

function presentMachine({ machine, configuration }: MachineRow, detectionCounts: Machine['detectionCounts']): Machine {
  const { vendorMachineId: _vendorMachineId, ...record } = machine.record
  return {
    ...record,
    id: machine.id,
    vendorMachineId: machine.vendorMachineId,
    source: {
      configurationId: machine.configurationId,
      displayName: configuration.displayName,
      vendor: configuration.vendor,
      vendorName: connectorName(configuration.vendor),
    },
    isolation: {
      state: machine.isolationState,
      type: machine.isolationType,
      since: machine.isolationSince?.toISOString() ?? null,
      by: machine.isolationBy,
      reason: machine.isolationReason,
      actionId: machine.isolationActionId,
      checkedAt: machine.isolationCheckedAt?.toISOString() ?? null,
    },
    detectionCounts,
    refreshedAt: machine.refreshedAt.toISOString(),
  }
}

/** The condition for detections of one machine. */
export function detectionsOf(machine: MachineRow['machine']) {
  return and(eq(detections.configurationId, machine.configurationId), eq(detections.machineId, machine.vendorMachineId))
}
