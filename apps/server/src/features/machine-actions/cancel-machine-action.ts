import type { MachineAction } from '@pocketsoc/contract'
import { eq } from 'drizzle-orm'
import { auditScope, type Context, requireCan } from '../../context.ts'
import { machineActions } from '../../db/schema/index.ts'
import { Problem } from '../../http/problem.ts'
import { answerOf, vendorProblem } from '../../http/vendor-problem.ts'
import { writeAudit } from '../audit/index.ts'
import { openVendorSession } from '../vendor-configurations/index.ts'
import { findAction, getMachineAction } from './get-machine-action.ts'
import { ingestVendorActions } from './ingest-vendor-actions.ts'
import { noteAction } from './note-action.ts'
import { type ActionRecord, cancelRefusal } from './present-action.ts'

/**
 * Cancels an action that has not ended: at once where the vendor does not know of it yet, else by asking the vendor.
 * Throws `missing`, `conflict`, `unsupported` and the vendor's problems.
 */
export async function cancelMachineAction(
  context: Context,
  { id, comment }: { id: string; comment: string },
  open = openVendorSession,
): Promise<MachineAction> {
  requireCan(context, 'machines.isolate')
  const record = await context.transaction((tx) => findAction(tx, id))
  refuseUnlessCancellable(context, record)
  if (!(await cancelBeforeSending(context, id, comment))) await cancelAtVendor(context, record, { comment, open })
  return getMachineAction(context, id)
}

function refuseUnlessCancellable(context: Context, record: ActionRecord): void {
  const refusal = cancelRefusal(context, record)
  if (refusal === null) return
  const permission = record.action.state === 'sent'
  throw new Problem(permission ? 'unsupported' : 'conflict', refusal, {
    remedy: permission
      ? 'The app registration may be missing required permissions. Check the API permissions in Azure AD.'
      : 'Refresh to see how it stands.',
  })
}

/** True when it was cancelled before the vendor heard of it. */
async function cancelBeforeSending(context: Context, id: string, comment: string): Promise<boolean> {
  return context.transaction(async (tx) => {
    const [row] = await tx.sql.select().from(machineActions).where(eq(machineActions.id, id)).for('update')
    if (row?.state !== 'awaiting_approval' && row?.state !== 'requested') return false
    const now = context.now()
    const cancellation = { by: context.actor.name, comment, at: now.toISOString() }
    await noteAction(tx, row, {
      scope: auditScope(context),
      changes: { state: 'cancelled', cancellation, finishedAt: now, nextCheckAt: null, ...withdrawn(row.approvalState) },
      entry: { event: 'machine-action.cancelled', reason: comment, vendorAnswer: 'not sent' },
    })
    return true
  })
}

const withdrawn = (approvalState: string | null) => (approvalState === 'pending' ? { approvalState: 'withdrawn' } : {})

async function cancelAtVendor(
  context: Context,
  { action }: ActionRecord,
  { comment, open }: { comment: string; open: typeof openVendorSession },
): Promise<void> {
  const { services, organizationId } = context
  const { configurationId, vendorReference } = action
  if (!vendorReference) throw new Problem('conflict', 'It is being sent. Try again in a moment.')
  const target = { kind: 'machine-action', id: action.id, name: action.machineName } as const
  const entry = { event: 'machine-action.cancel-requested', target, reason: comment, vendorReference } as const
  await context.transaction((tx) => writeAudit(tx, auditScope(context), entry))
  const said = `${comment} (${context.actor.name}, via PocketSOC)`
  const cancelled = await open(services, { organizationId, configurationId })
    .then(({ session }) => session.machineActions?.cancel(vendorReference, said))
    .catch(async (error: unknown) => {
      const failed = { ...entry, event: 'machine-action.cancel-failed', vendorAnswer: answerOf(error) } as const
      await context.transaction((tx) => writeAudit(tx, auditScope(context), failed))
      return vendorProblem(error)
    })
  if (!cancelled) return
  await context.transaction(async (tx) => {
    const cancellation = { by: context.actor.name, comment, at: context.now().toISOString() }
    await tx.sql.update(machineActions).set({ cancellation, nextCheckAt: context.now() }).where(eq(machineActions.id, action.id))
    await ingestVendorActions(tx, { organizationId, configurationId, now: context.now() }, [cancelled])
  })
}
