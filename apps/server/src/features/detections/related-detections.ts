import { and, eq, ne, type SQL } from 'drizzle-orm'
import { type Context, requireCan } from '../../context.ts'
import { detections } from '../../db/schema/index.ts'
import { notFound } from '../../http/problem.ts'
import { newestDetections } from './newest-detections.ts'

const most = 20

/** Others of the same incident, machine and user, newest first, at most 20 each. Throws `missing`. */
export async function relatedDetections(context: Context, id: string) {
  requireCan(context, 'detections.read')
  return context.transaction(async (tx) => {
    const [row] = await tx.sql.select().from(detections).where(eq(detections.id, id))
    if (!row) notFound('detection')
    const others = async (value: string | null, condition: () => SQL | undefined) =>
      value === null ? [] : newestDetections(tx, and(condition(), ne(detections.id, id)), most)
    const sameConfiguration = eq(detections.configurationId, row.configurationId)
    return {
      sameIncident: await others(row.incidentId, () => and(sameConfiguration, eq(detections.incidentId, row.incidentId ?? ''))),
      sameMachine: await others(row.machineId, () => and(sameConfiguration, eq(detections.machineId, row.machineId ?? ''))),
      sameUser: await others(row.userName, () => eq(detections.userName, row.userName ?? '')),
    }
  })
}
