import type { HuntingRun } from '@pocketsoc/contract'
import { auditScope, type Context, requireCan } from '../../context.ts'
import { notFound } from '../../http/problem.ts'
import { writeAudit } from '../audit/index.ts'
import { finishRun } from './finish-run.ts'
import { findOwnRun, presentRun } from './hunting-run.ts'
import { runningQueriesOf } from './running-queries.ts'

/** Stops waiting for a run of the member's own; its answer is dropped. A run that has ended stays as it is. Throws `missing`. */
export async function cancelHuntingRun(context: Context, id: string): Promise<HuntingRun> {
  requireCan(context, 'hunting.run')
  const { organizationId } = context
  const { row, cancelled } = await context.transaction(async (tx) => {
    const row = (await findOwnRun(tx, context, id)) ?? notFound('run')
    const cancelled = await finishRun(tx, { organizationId, id, now: context.now() }, { state: 'cancelled' })
    if (cancelled) {
      const target = { kind: 'hunting-run', id } as const
      await writeAudit(tx, auditScope(context), { event: 'hunting-run.cancelled', target, before: { query: row.query } })
    }
    return { row, cancelled }
  })
  if (cancelled) runningQueriesOf(context.services).abort({ organizationId, runId: id })
  return presentRun({ ...row, ...cancelled }, context)
}
