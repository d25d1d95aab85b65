import type { HuntingRun } from '@pocketsoc/contract'
import { desc, eq } from 'drizzle-orm'
import { type Context, requireCan } from '../../context.ts'
import { huntingRuns } from '../../db/schema/index.ts'
import { notFound } from '../../http/problem.ts'
import { failInterrupted } from './finish-run.ts'
import { findOwnRun, lostAfterMilliseconds, presentRun, type RunRow, runColumns, runsKept } from './hunting-run.ts'

/** A run of the member's own with its result. Throws `missing`. */
export async function getHuntingRun(context: Context, id: string): Promise<HuntingRun> {
  requireCan(context, 'hunting.run')
  const row = await context.transaction((tx) => findOwnRun(tx, context, id))
  return presentRun(row ? await settled(context, row) : notFound('run'), context)
}

/** The member's own last 50 runs, newest first, without results. */
export async function listHuntingRuns(context: Context): Promise<HuntingRun[]> {
  requireCan(context, 'hunting.run')
  const rows = await context.transaction((tx) =>
    tx.sql
      .select(runColumns)
      .from(huntingRuns)
      .where(eq(huntingRuns.userId, context.actor.userId))
      .orderBy(desc(huntingRuns.startedAt), desc(huntingRuns.id))
      .limit(runsKept),
  )
  const runs: HuntingRun[] = []
  for (const row of rows) runs.push(presentRun(await settled(context, row), context))
  return runs
}

/** A run whose process died is ended when it is looked at, so that nobody waits for what will not come. */
async function settled<R extends Omit<RunRow, 'result'>>(context: Context, row: R): Promise<R> {
  const age = context.now().getTime() - row.startedAt.getTime()
  if (row.state !== 'running' || age < lostAfterMilliseconds) return row
  return { ...row, ...(await failInterrupted(context.services, row)) }
}
