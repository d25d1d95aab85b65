import { and, asc, isNotNull, lte } from 'drizzle-orm'
import { vendorPolls } from '../../db/schema/index.ts'
import { asSystem } from '../../db/scoped.ts'
import type { Services } from '../../services.ts'

const batch = 500

/** Enqueues a poll for every configuration that is due and not running in this process; answers how many. */
export async function enqueueDuePolls(services: Services, running: ReadonlySet<string>): Promise<number> {
  const now = new Date(services.environment.clock.now())
  const due = await asSystem(services.database, (tx) =>
    tx.sql
      .select({ organizationId: vendorPolls.organizationId, configurationId: vendorPolls.configurationId })
      .from(vendorPolls)
      .where(and(isNotNull(vendorPolls.nextPollAt), lte(vendorPolls.nextPollAt, now)))
      .orderBy(asc(vendorPolls.nextPollAt))
      .limit(batch),
  )
  const idle = due.filter(({ configurationId }) => !running.has(configurationId))
  for (const payload of idle) {
    await services.jobs.enqueue(null, 'vendor-configuration.poll', { key: payload.configurationId, payload })
  }
  return idle.length
}
