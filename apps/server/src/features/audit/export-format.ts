import { type AuditExportFormat, type AuditRecord, auditTargets, auditWords } from '@pocketsoc/contract'
import { csvLine } from './csv.ts'

/** How records become a file. */
interface ExportFormat {
  contentType: string
  /** What the file begins with. */
  head: string
  line: (record: AuditRecord) => string
}

type Column = [name: string, value: (record: AuditRecord) => string | number | null]

const columns: Column[] = [
  ['sequence', (record) => record.sequence],
  ['at', (record) => record.at],
  ['who', ({ actor }) => (actor ? actor.name : 'PocketSOC')],
  ['who_id', ({ actor }) => actor?.userId ?? null],
  ['device', ({ device }) => device?.name ?? null],
  ['device_id', ({ device }) => device?.id ?? null],
  ['what', auditWords],
  ['action', (record) => record.action],
  ['outcome', (record) => record.outcome],
  ['target_kind', ({ target }) => (auditTargets as Record<string, string>)[target.kind] ?? target.kind],
  ['target', ({ target }) => target.name],
  ['target_id', ({ target }) => target.id],
  ['reason', (record) => record.reason],
  ['vendor_answer', (record) => record.vendorAnswer],
  ['vendor_reference', (record) => record.vendorReference],
  ['before', ({ before }) => jsonOf(before)],
  ['after', ({ after }) => jsonOf(after)],
  ['hash', (record) => record.hash],
]

function jsonOf(value: unknown): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value)
}

// Without the mark at the beginning Excel reads UTF-8 as the encoding of the machine.
const byteOrderMark = '\ufeff'

export const exportFormats: Record<AuditExportFormat, ExportFormat> = {
  csv: {
    contentType: 'text/csv; charset=utf-8',
    head: byteOrderMark + csvLine(columns.map(([name]) => name)),
    line: (record) => csvLine(columns.map(([, value]) => value(record))),
  },
  ndjson: {
    contentType: 'application/x-ndjson',
    head: '',
    line: (record) => `${JSON.stringify(record)}\n`,
  },
}
