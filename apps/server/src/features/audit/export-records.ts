import type { AuditExportFormat, AuditFilter } from '@pocketsoc/contract'
import { and, asc, eq, gt, lte } from 'drizzle-orm'
import { auditScope, type Context, requireCan } from '../../context.ts'
import { auditEntries, auditHeads } from '../../db/schema/index.ts'
import { conditionsOf } from './audit-filter.ts'
import { exportFormats } from './export-format.ts'
import { type EntryRow, presentRecord } from './present-record.ts'
import { writeAudit } from './write-audit.ts'

export interface AuditExport {
  fileName: string
  contentType: string
  /** Read as fast as it is taken: a slow reader makes the database wait, not the memory grow. */
  content: ReadableStream<Uint8Array>
}

export interface ExportWish extends AuditFilter {
  format: AuditExportFormat
}

// Memory and the pause for other requests grow with it; a file of 100,000 records takes 500 questions.
const batch = 200

/**
 * The records that the filter lets through as a file, oldest first, up to and with the record of this export, which
 * is written before the first byte leaves. A failure on the way ends the stream with an error, never with less.
 */
export async function exportRecords(context: Context, { format, ...filter }: ExportWish): Promise<AuditExport> {
  requireCan(context, 'audit.read')
  const through = await writeExport(context, { format, filter })
  const { contentType, head, line } = exportFormats[format]
  return {
    fileName: `audit-log-${context.now().toISOString().slice(0, 10)}.${format}`,
    contentType,
    content: streamOf(head, readBatches(context, { filter, through }), (row) => line(presentRecord(row))),
  }
}

/** Puts the export on the record; answers that record's sequence. */
async function writeExport(context: Context, after: { format: string; filter: AuditFilter }): Promise<number> {
  const { organizationId } = context
  return context.transaction(async (tx) => {
    const target = { kind: 'audit-log', id: organizationId } as const
    await writeAudit(tx, auditScope(context), { event: 'audit-log.exported', target, after })
    const [head] = await tx.sql.select().from(auditHeads).where(eq(auditHeads.organizationId, organizationId))
    if (!head) throw new Error('the end of the audit chain is missing')
    return head.sequence
  })
}

/** What an export has still to read: where it ends, and of what. */
interface Reading {
  filter: AuditFilter
  through: number
}

/** A failure goes to the log; who reads the file learns only that it broke off. */
async function* readBatches(context: Context, reading: Reading): AsyncGenerator<EntryRow[]> {
  const { organizationId, services } = context
  let last = 0
  try {
    for (let isFull = true; isFull; ) {
      const rows = await readBatch(context, reading, last)
      if (rows.length > 0) yield rows
      isFull = rows.length === batch
      last = rows.at(-1)?.sequence ?? last
    }
  } catch (error) {
    services.log.error({ error, organizationId, last }, 'an export of the audit log broke off')
    throw new Error('the export broke off')
  }
}

/** In a transaction of its own, so that a reader who takes minutes holds nobody up. */
function readBatch(context: Context, { filter, through }: Reading, last: number): Promise<EntryRow[]> {
  const open = and(gt(auditEntries.sequence, last), lte(auditEntries.sequence, through))
  return context.transaction((tx) =>
    tx.sql
      .select()
      .from(auditEntries)
      .where(and(conditionsOf(filter), open))
      .orderBy(asc(auditEntries.sequence))
      .limit(batch),
  )
}

function streamOf(
  head: string,
  batches: AsyncGenerator<EntryRow[]>,
  line: (row: EntryRow) => string,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream(
    {
      start: (controller) => {
        if (head) controller.enqueue(encoder.encode(head))
      },
      async pull(controller) {
        const { done, value } = await batches.next()
        if (done) controller.close()
        else controller.enqueue(encoder.encode(value.map(line).join('')))
      },
      async cancel() {
        await batches.return(undefined)
      },
    },
    { highWaterMark: 1 },
  )
}
