import { eq } from 'drizzle-orm'
import { type Context, requireCan } from '../../context.ts'
import { vendorConfigurations } from '../../db/schema/index.ts'
import { notFound } from '../../http/problem.ts'
import { publishEvent } from '../live-events/index.ts'
import { auditConfiguration } from './audit-configuration.ts'

/** Deletes a configuration with its secrets, detections and reading state. Throws `missing`. */
export async function deleteConfiguration(context: Context, id: string): Promise<void> {
  requireCan(context, 'configurations.manage')
  const { organizationId } = context
  await context.transaction(async (tx) => {
    const [gone] = await tx.sql.delete(vendorConfigurations).where(eq(vendorConfigurations.id, id)).returning()
    if (!gone) notFound('vendor configuration')
    const event = { type: 'configuration.changed', configurationId: id, change: 'deleted' } as const
    await publishEvent(tx, { organizationId, now: context.now() }, event)
    await auditConfiguration(tx, context, { before: gone })
  })
}
