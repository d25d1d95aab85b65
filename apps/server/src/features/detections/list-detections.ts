import type { DetectionFilter, DetectionSummary } from '@pocketsoc/contract'
import { and, sql } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { requireCan } from '../../context.ts'
import { detections } from '../../db/schema/index.ts'
import { readCursor, writeCursor } from '../../http/time-cursor.ts'
import { conditionsOf, searchIds } from './detection-filter.ts'
import { newestDetections } from './newest-detections.ts'
import { searchWords } from './search-text.ts'

export interface FeedQuery extends DetectionFilter {
  cursor?: string | undefined
  limit: number
}

/** A page of the feed, newest first. A row that arrives while paging is never repeated nor hides another. */
export async function listDetections(
  context: Context,
  query: FeedQuery,
): Promise<{ items: DetectionSummary[]; nextCursor: string | null }> {
  requireCan(context, 'detections.read')
  const before = query.cursor ? readCursor(query.cursor) : null
  const words = searchWords(query.q)
  const behind =
    before &&
    sql`(${detections.createdAt}, ${detections.id}) < (${before.createdAt.toISOString()}::timestamptz, ${before.id}::uuid)`
  const condition =
    words.length > 0
      ? // An array is looked up by the primary key; a sub-select would be joined with the whole table.
        sql`${detections.id} = any(array(${searchIds(query, words, { before, limit: query.limit + 1 })}))`
      : and(conditionsOf(query), behind ?? undefined)

  const rows = await context.transaction((tx) => newestDetections(tx, condition, query.limit + 1))
  const items = rows.slice(0, query.limit)
  const last = items.at(-1)
  const isLast = rows.length === items.length || !last
  return { items, nextCursor: isLast ? null : writeCursor({ createdAt: new Date(last.createdAt), id: last.id }) }
}
