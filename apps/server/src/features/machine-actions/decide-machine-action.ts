import type { MachineAction } from '@pocketsoc/contract'
import { eq } from 'drizzle-orm'
import { auditScope, type Context, requireCan } from '../../context.ts'
import { machineActions } from '../../db/schema/index.ts'
import { notFound, Problem } from '../../http/problem.ts'
import { actionJob } from './action-job.ts'
import type { ActionRow } from './derive-isolation.ts'
import { getMachineAction } from './get-machine-action.ts'
import { noteAction } from './note-action.ts'

export interface Decision {
  decision: 'approve' | 'reject'
  reason?: string | undefined
}

/**
 * A second person approves or rejects exactly this action; the first answer wins. Throws `missing`, `not-allowed` for
 * the one who asked, and `conflict` when it was decided, cancelled or has expired.
 */
export async function decideMachineAction(context: Context, id: string, { decision, reason }: Decision): Promise<MachineAction> {
  requireCan(context, 'machines.isolate')
  await context.transaction(async (tx) => {
    const [row] = await tx.sql.select().from(machineActions).where(eq(machineActions.id, id)).for('update')
    if (!row) notFound('machine action')
    refuseUnlessOpen(row, context)
    const approved = decision === 'approve'
    const now = context.now()
    const approvalState = approved ? 'approved' : 'rejected'
    const decided = {
      approvalState,
      approvalDecidedBy: context.actor.name,
      approvalDecidedByUserId: context.actor.userId,
      approvalDecidedAt: now,
      approvalReason: reason ?? null,
    }
    await noteAction(tx, row, {
      scope: auditScope(context),
      changes: {
        ...decided,
        ...(approved ? { state: 'requested', nextCheckAt: now } : { state: 'rejected', nextCheckAt: null, finishedAt: now }),
      },
      entry: { event: `machine-action.${approvalState}`, reason: reason ?? null },
    })
    if (!approved) return
    const job = actionJob({ organizationId: context.organizationId, id })
    await context.services.jobs.enqueue(tx, 'machine-action.run', job)
  })
  return getMachineAction(context, id)
}

function refuseUnlessOpen(row: ActionRow, context: Context): void {
  if (row.requestedByUserId === context.actor.userId) {
    throw new Problem('not-allowed', 'You asked for this yourself; another person has to decide.', { remedy: 'Ask a colleague.' })
  }
  if (row.state !== 'awaiting_approval') {
    const by = row.approvalDecidedBy ? ` by ${row.approvalDecidedBy}` : ''
    throw new Problem('conflict', `It was already ${row.approvalState ?? row.state}${by}.`, {
      remedy: 'Refresh to see how it stands.',
    })
  }
  if (row.approvalExpiresAt && row.approvalExpiresAt <= context.now()) {
    throw new Problem('conflict', 'The request has expired.', { remedy: 'The requester can ask again.' })
  }
}
