import { type AuditExportFormat, type AuditFilter, exportAuditRecords } from '@pocketsoc/contract'

/** Where the browser loads the file from: it saves it as it arrives, however long the log is. */
export function exportAddress(format: AuditExportFormat, filter: AuditFilter): string {
  const query = new URLSearchParams({ format })
  for (const [name, value] of Object.entries(filter)) {
    for (const item of [value].flat()) query.append(name, item)
  }
  return `/api/v1${exportAuditRecords.path}?${query}`
}
