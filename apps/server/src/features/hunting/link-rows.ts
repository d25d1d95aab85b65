import type { HuntingReferenceData } from '@pocketsoc/connectors'
import type { HuntingResult } from '@pocketsoc/contract'
import { and, eq, inArray } from 'drizzle-orm'
import { detections, machines } from '../../db/schema/index.ts'
import type { Transaction } from '../../db/scoped.ts'
import type { ShapedResult } from './shape-result.ts'

export type LinkColumns = Pick<HuntingReferenceData, 'machineIdColumns' | 'alertIdColumns'>

/** Finds which of our machines and detections the rows point at, by the vendor's ids in the columns that hold such. */
export async function linkRows(
  tx: Transaction,
  { columns, rows }: Pick<ShapedResult, 'columns' | 'rows'>,
  { configurationId, linkColumns }: { configurationId: string; linkColumns: LinkColumns },
): Promise<HuntingResult['links']> {
  const named = (names: string[]) => {
    const wanted = new Set(names.map((name) => name.toLowerCase()))
    return columns.flatMap(({ name }, index) => (wanted.has(name.toLowerCase()) ? [index] : []))
  }
  const machineIds = idsIn(rows, named(linkColumns.machineIdColumns))
  const alertIds = idsIn(rows, named(linkColumns.alertIdColumns))
  const [ofMachine, ofAlert] = [
    await ourMachines(tx, configurationId, unique(machineIds)),
    await ourDetections(tx, configurationId, unique(alertIds)),
  ]
  return rows.flatMap((_, row) => {
    const machineId = firstOf(ofMachine, machineIds[row])
    const detectionId = firstOf(ofAlert, alertIds[row])
    return machineId || detectionId ? [{ row, machineId, detectionId }] : []
  })
}

function idsIn(rows: ShapedResult['rows'], columns: number[]): string[][] {
  return rows.map((row) =>
    columns.flatMap((column) => {
      const value = row[column]
      return typeof value === 'string' && value !== '' ? [value] : []
    }),
  )
}

const unique = (ids: string[][]) => [...new Set(ids.flat())]

function firstOf(known: Map<string, string>, ids: string[] = []): string | null {
  const id = ids.find((candidate) => known.has(candidate))
  return id === undefined ? null : (known.get(id) ?? null)
}

async function ourMachines(tx: Transaction, configurationId: string, vendorIds: string[]): Promise<Map<string, string>> {
  if (vendorIds.length === 0) return new Map()
  const rows = await tx.sql
    .select({ id: machines.id, vendorId: machines.vendorMachineId })
    .from(machines)
    .where(and(eq(machines.configurationId, configurationId), inArray(machines.vendorMachineId, vendorIds)))
  return new Map(rows.map(({ id, vendorId }) => [vendorId, id]))
}

async function ourDetections(tx: Transaction, configurationId: string, vendorIds: string[]): Promise<Map<string, string>> {
  if (vendorIds.length === 0) return new Map()
  const rows = await tx.sql
    .select({ id: detections.id, vendorId: detections.vendorAlertId })
    .from(detections)
    .where(and(eq(detections.configurationId, configurationId), inArray(detections.vendorAlertId, vendorIds)))
  return new Map(rows.map(({ id, vendorId }) => [vendorId, id]))
}
