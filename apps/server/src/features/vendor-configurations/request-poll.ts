import type { VendorConfiguration } from '@pocketsoc/contract'
import { eq } from 'drizzle-orm'
import { type Context, requireCan } from '../../context.ts'
import { vendorPolls } from '../../db/schema/index.ts'
import { notFound } from '../../http/problem.ts'
import { getConfiguration } from './list-configurations.ts'

/** Asks for a poll now, whatever pause the last failure asked for. Throws `missing`. */
export async function requestPoll(context: Context, id: string): Promise<VendorConfiguration> {
  requireCan(context, 'configurations.manage')
  await context.transaction(async (tx) => {
    const due = await tx.sql
      .update(vendorPolls)
      .set({ nextPollAt: context.now() })
      .where(eq(vendorPolls.configurationId, id))
      .returning({ id: vendorPolls.configurationId })
    if (due.length === 0) notFound('vendor configuration')
    const payload = { organizationId: context.organizationId, configurationId: id }
    await context.services.jobs.enqueue(tx, 'vendor-configuration.poll', { key: id, payload })
  })
  return getConfiguration(context, id)
}
