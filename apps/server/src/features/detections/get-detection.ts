import type { Detection } from '@pocketsoc/contract'
import { eq } from 'drizzle-orm'
import { type Context, requireCan } from '../../context.ts'
import { detectionDetails, detections, vendorConfigurations } from '../../db/schema/index.ts'
import { notFound } from '../../http/problem.ts'
import { presentDetail, type StoredDetail } from './detail.ts'
import { presentSummary, summaryColumns } from './present-detection.ts'

/** One detection with everything known of it. Throws `missing`. */
export async function getDetection(context: Context, id: string): Promise<Detection> {
  requireCan(context, 'detections.read')
  const [row] = await context.transaction((tx) =>
    tx.sql
      .select({ ...summaryColumns, vendorAlertId: detections.vendorAlertId, detail: detectionDetails.detail })
      .from(detections)
      .innerJoin(vendorConfigurations, eq(vendorConfigurations.id, detections.configurationId))
      .innerJoin(detectionDetails, eq(detectionDetails.detectionId, detections.id))
      .where(eq(detections.id, id)),
  )
  if (!row) notFound('detection')
  return { ...presentDetail(row.detail as StoredDetail), ...presentSummary(row), vendorAlertId: row.vendorAlertId }
}
