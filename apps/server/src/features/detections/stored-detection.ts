import { eq, inArray } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { detectionDetails, detections } from '../../db/schema/index.ts'
import { notFound } from '../../http/problem.ts'
import type { StoredDetail } from './detail.ts'

/** A detection as other features work with it. */
export interface StoredDetection {
  id: string
  configurationId: string
  vendorAlertId: string
  title: string
  machineId: string | null
  updatedAt: Date
  detail: StoredDetail
}

/** Throws `missing`. */
export async function storedDetection(context: Context, id: string): Promise<StoredDetection> {
  const [row] = await storedDetections(context, [id])
  return row ?? notFound('detection')
}

/** Those of the ids that are detections of the organisation, in no particular order. */
export async function storedDetections(context: Context, ids: string[]): Promise<StoredDetection[]> {
  const rows = await context.transaction((tx) =>
    tx.sql
      .select({
        id: detections.id,
        configurationId: detections.configurationId,
        vendorAlertId: detections.vendorAlertId,
        title: detections.title,
        machineId: detections.machineId,
        updatedAt: detections.updatedAt,
        detail: detectionDetails.detail,
      })
      .from(detections)
      .innerJoin(detectionDetails, eq(detectionDetails.detectionId, detections.id))
      .where(inArray(detections.id, ids)),
  )
  return rows.map((row) => ({ ...row, detail: row.detail as StoredDetail }))
}
