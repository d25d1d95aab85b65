import type { DetectionSummary } from '@pocketsoc/contract'
import { detections, vendorConfigurations } from '../../db/schema/index.ts'
import { connectorName } from '../../vendor-names.ts'

/** What a row of the feed is made of; the Display Name is joined so that a rename shows at once. */
export const summaryColumns = {
  id: detections.id,
  configurationId: detections.configurationId,
  displayName: vendorConfigurations.displayName,
  vendor: vendorConfigurations.vendor,
  title: detections.title,
  severity: detections.severity,
  status: detections.status,
  machineId: detections.machineId,
  machineName: detections.machineName,
  userName: detections.userName,
  category: detections.category,
  assignedTo: detections.assignedTo,
  createdAt: detections.createdAt,
  updatedAt: detections.updatedAt,
}

type SummaryRow = {
  [K in keyof typeof summaryColumns]:
    | (typeof summaryColumns)[K]['_']['data']
    | ((typeof summaryColumns)[K]['_']['notNull'] extends true ? never : null)
}

export function presentSummary(row: SummaryRow): DetectionSummary {
  return {
    id: row.id,
    title: row.title,
    severity: row.severity,
    status: row.status,
    source: {
      configurationId: row.configurationId,
      displayName: row.displayName,
      vendor: row.vendor,
      vendorName: connectorName(row.vendor),
    },
    machine: row.machineId || row.machineName ? { vendorMachineId: row.machineId, name: row.machineName } : null,
    user: row.userName,
    category: row.category,
    assignedTo: row.assignedTo,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }
}
