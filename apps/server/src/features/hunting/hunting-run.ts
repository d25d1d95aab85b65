import type { HuntingRun } from '@pocketsoc/contract'
import { and, eq, getTableColumns } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { huntingRuns } from '../../db/schema/index.ts'
import type { Transaction } from '../../db/scoped.ts'

export type RunRow = typeof huntingRuns.$inferSelect

/** A run is given up this long after it was asked for. Vendors end a query after about three minutes themselves. */
export const answerWithinMilliseconds = 5 * 60_000
/** Still running after this, it belongs to a process that died. */
export const lostAfterMilliseconds = answerWithinMilliseconds + 60_000
export const resultKeptMilliseconds = 60 * 60_000
export const runsKept = 50

const { result: _, ...withoutResult } = getTableColumns(huntingRuns)
/** Everything but the result, which may be megabytes. */
export const runColumns = withoutResult

/** The member's own run; undefined for any other, so that nobody learns of another's. */
export async function findOwnRun(tx: Transaction, context: Context, id: string): Promise<RunRow | undefined> {
  const [row] = await tx.sql
    .select()
    .from(huntingRuns)
    .where(and(eq(huntingRuns.id, id), eq(huntingRuns.userId, context.actor.userId)))
  return row
}

/** A run of the member's own, as they see it. A result past its hour is not shown although it may still be stored. */
export function presentRun(row: Omit<RunRow, 'result'> & { result?: RunRow['result'] }, context: Context): HuntingRun {
  const { id, configurationId, query, days, state, rowCount, problem } = row
  const fresh = row.finishedAt !== null && context.now().getTime() - row.finishedAt.getTime() < resultKeptMilliseconds
  return {
    id,
    configurationId,
    query,
    days,
    state,
    startedAt: row.startedAt.toISOString(),
    startedBy: context.actor.name,
    finishedAt: row.finishedAt?.toISOString() ?? null,
    rowCount,
    result: fresh ? (row.result ?? null) : null,
    problem,
  }
}
