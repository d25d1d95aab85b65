import { and, eq, isNotNull, lte } from 'drizzle-orm'
import { huntingRuns } from '../../db/schema/index.ts'
import { asSystem } from '../../db/scoped.ts'
import type { Services } from '../../services.ts'
import { failInterrupted } from './finish-run.ts'
import { lostAfterMilliseconds, resultKeptMilliseconds } from './hunting-run.ts'

/** Drops results older than an hour and ends the runs of processes that died; the history of queries stays. */
export async function tidyHuntingRuns(services: Services): Promise<void> {
  const before = (milliseconds: number) => new Date(services.environment.clock.now() - milliseconds)
  const lost = await asSystem(services.database, async (tx) => {
    await tx.sql
      .update(huntingRuns)
      .set({ result: null })
      .where(and(isNotNull(huntingRuns.result), lte(huntingRuns.finishedAt, before(resultKeptMilliseconds))))
    return tx.sql
      .select({ id: huntingRuns.id, organizationId: huntingRuns.organizationId })
      .from(huntingRuns)
      .where(and(eq(huntingRuns.state, 'running'), lte(huntingRuns.startedAt, before(lostAfterMilliseconds))))
  })
  for (const run of lost) await failInterrupted(services, run)
}
