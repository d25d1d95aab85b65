import type { DetectionFilter } from '@pocketsoc/contract'
import { count } from 'drizzle-orm'
import { type Context, requireCan } from '../../context.ts'
import { detections } from '../../db/schema/index.ts'
import type { Transaction } from '../../db/scoped.ts'
import { conditionsOf, foundCounts } from './detection-filter.ts'
import { searchWords } from './search-text.ts'

export interface DetectionCounts {
  total: number
  bySeverity: Record<string, number>
  byStatus: Record<string, number>
}

// A search that matches more than this is not narrowed by its count; the feed itself pages to the end.
const countedMatches = 100_000

/** Counts for the feed's chips: each dimension ignores its own filter, the total heeds them all. */
export async function countDetections(context: Context, filter: DetectionFilter): Promise<DetectionCounts> {
  requireCan(context, 'detections.read')
  const groups = await context.transaction((tx) => countGroups(tx, { ...filter, severity: undefined, status: undefined }))
  const counts: DetectionCounts = { total: 0, bySeverity: {}, byStatus: {} }
  for (const { severity, status, count } of groups) {
    const severityFits = !filter.severity || (filter.severity as string[]).includes(severity)
    const statusFits = !filter.status || (filter.status as string[]).includes(status)
    if (statusFits) counts.bySeverity[severity] = (counts.bySeverity[severity] ?? 0) + count
    if (severityFits) counts.byStatus[status] = (counts.byStatus[status] ?? 0) + count
    if (severityFits && statusFits) counts.total += count
  }
  return counts
}

interface Group {
  severity: string
  status: string
  count: number
}

async function countGroups(tx: Transaction, filter: DetectionFilter): Promise<Group[]> {
  const words = searchWords(filter.q)
  if (words.length === 0) {
    return tx.sql
      .select({ severity: detections.severity, status: detections.status, count: count() })
      .from(detections)
      .where(conditionsOf(filter))
      .groupBy(detections.severity, detections.status)
  }
  const rows: unknown = await tx.sql.execute(foundCounts(filter, words, countedMatches))
  return (rows as { severity: string; status: string; found: number }[]).map(({ found, ...group }) => ({
    ...group,
    count: found,
  }))
}
