import type { DetectionSummary } from '@pocketsoc/contract'
import { desc, eq, type SQL } from 'drizzle-orm'
import { detections, vendorConfigurations } from '../../db/schema/index.ts'
import type { Transaction } from '../../db/scoped.ts'
import { presentSummary, summaryColumns } from './present-detection.ts'

const { displayName: _name, vendor: _vendor, ...ownColumns } = summaryColumns

/** The newest detections that match, at most `limit`. */
export async function newestDetections(tx: Transaction, condition: SQL | undefined, limit: number): Promise<DetectionSummary[]> {
  // Cut to `limit` before the join: joined first, PostgreSQL would read and sort all that matches for one page.
  const newest = tx.sql
    .select(ownColumns)
    .from(detections)
    .where(condition)
    .orderBy(desc(detections.createdAt), desc(detections.id))
    .limit(limit)
    .as('newest')
  const rows = await tx.sql
    .select({ detection: newest._.selectedFields, name: vendorConfigurations.displayName, vendor: vendorConfigurations.vendor })
    .from(newest)
    .innerJoin(vendorConfigurations, eq(vendorConfigurations.id, newest.configurationId))
    .orderBy(desc(newest.createdAt), desc(newest.id))
  return rows.map(({ detection, name, vendor }) => presentSummary({ ...detection, displayName: name, vendor }))
}
