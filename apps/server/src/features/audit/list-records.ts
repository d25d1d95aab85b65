import type { AuditFilter, AuditRecord } from '@pocketsoc/contract'
import { and, desc, lt } from 'drizzle-orm'
import { type Context, requireCan } from '../../context.ts'
import { auditEntries } from '../../db/schema/index.ts'
import { conditionsOf } from './audit-filter.ts'
import { presentRecord } from './present-record.ts'

export interface AuditQuery extends AuditFilter {
  /** The sequence of the last record of the page before. */
  cursor?: string | undefined
  limit: number
}

/** A page of the audit log, newest first. A record that arrives while paging is never repeated nor hides another. */
export async function listRecords(
  context: Context,
  query: AuditQuery,
): Promise<{ items: AuditRecord[]; nextCursor: string | null }> {
  requireCan(context, 'audit.read')
  const behind = query.cursor ? lt(auditEntries.sequence, Number(query.cursor)) : undefined
  const rows = await context.transaction((tx) =>
    tx.sql
      .select()
      .from(auditEntries)
      .where(and(conditionsOf(query), behind))
      .orderBy(desc(auditEntries.sequence))
      .limit(query.limit + 1),
  )
  const items = rows.slice(0, query.limit).map(presentRecord)
  const last = items.at(-1)
  return { items, nextCursor: rows.length > items.length && last ? String(last.sequence) : null }
}
