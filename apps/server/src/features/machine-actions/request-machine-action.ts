import type { MachineAction, RequestMachineAction } from '@pocketsoc/contract'
import { and, eq, inArray } from 'drizzle-orm'
import { auditScope, type Context, requireCan } from '../../context.ts'
import { detections, machineActions, machines } from '../../db/schema/index.ts'
import type { Transaction } from '../../db/scoped.ts'
import { notFound, Problem } from '../../http/problem.ts'
import { requireCapabilityOf } from '../vendor-configurations/index.ts'
import { actionJob } from './action-job.ts'
import { type ActionKind, actionLabels, openStates } from './action-words.ts'
import type { ActionRow } from './derive-isolation.ts'
import { getMachineAction } from './get-machine-action.ts'
import { approvalReason, readPolicy } from './isolation-policy.ts'
import { tellOf } from './note-action.ts'

type MachineRecord = typeof machines.$inferSelect

/**
 * Asks for an isolation or release. The same id again is the same request and answers the first one's state. Throws
 * `missing`, `not-allowed`, `unsupported`, and `conflict` while another is open on the machine.
 */
export async function requestMachineAction(
  context: Context,
  machineId: string,
  input: RequestMachineAction,
): Promise<MachineAction> {
  requireCan(context, 'machines.isolate')
  await context.transaction(async (tx) => {
    const [machine] = await tx.sql.select().from(machines).where(eq(machines.id, machineId))
    if (!machine) notFound('machine')
    if (await isRepeat(tx, context, { input, machine })) return
    await requireCapabilityOf(tx, machine.configurationId, { name: 'machines.isolate', now: context.now() })
    if (input.kind === 'isolate' && machine.isolationState === 'isolated') {
      throw new Problem('conflict', `${machine.name ?? 'This machine'} is isolated already.`, {
        remedy: 'Nothing needs to be done.',
      })
    }
    await requireOwnDetection(tx, input.detectionId, machine)
    const row = await insertAction(tx, context, { input, machine })
    if (!row) return refuseUnlessTwin(tx, context, { input, machine })
    await tellOf(tx, row, {
      scope: auditScope(context),
      before: null,
      entry: { event: eventOf(row), reason: input.comment },
    })
    if (row.state !== 'requested') return
    const job = actionJob(row)
    await context.services.jobs.enqueue(tx, 'machine-action.run', job)
  })
  return getMachineAction(context, input.id)
}

const eventOf = ({ approvalState }: ActionRow) =>
  approvalState === 'broken_glass' ? 'machine-action.requested-breaking-glass' : 'machine-action.requested'

interface Requested {
  input: RequestMachineAction
  machine: MachineRecord
}

/** True for the same request sent again, after a lost answer for example. */
async function isRepeat(tx: Transaction, context: Context, { input, machine }: Requested): Promise<boolean> {
  const [known] = await tx.sql.select().from(machineActions).where(eq(machineActions.id, input.id))
  if (!known) return false
  const same =
    known.requestedByUserId === context.actor.userId &&
    known.vendorMachineId === machine.vendorMachineId &&
    known.kind === input.kind
  if (!same) throw new Problem('conflict', 'This id belongs to another request.', { remedy: 'Ask again.' })
  return true
}

async function requireOwnDetection(tx: Transaction, detectionId: string | undefined, machine: MachineRecord): Promise<void> {
  if (!detectionId) return
  const [detection] = await tx.sql
    .select({ id: detections.id })
    .from(detections)
    .where(and(eq(detections.id, detectionId), eq(detections.configurationId, machine.configurationId)))
  if (!detection) notFound('detection')
}

/** Null where another action keeps this one out. */
async function insertAction(tx: Transaction, context: Context, { input, machine }: Requested): Promise<ActionRow | null> {
  const now = context.now()
  const kind: ActionKind = input.kind
  const approval = await approvalFor(tx, context, { input, machine })
  const waits = approval.approvalState === 'pending'
  const [row] = await tx.sql
    .insert(machineActions)
    .values({
      id: input.id,
      organizationId: context.organizationId,
      configurationId: machine.configurationId,
      vendorMachineId: machine.vendorMachineId,
      machineName: machine.name,
      kind,
      label: actionLabels[kind],
      isolationType: kind === 'isolate' ? input.isolationType : null,
      state: waits ? 'awaiting_approval' : 'requested',
      comment: input.comment,
      requestedHere: true,
      requestedByUserId: context.actor.userId,
      requestedBy: context.actor.name,
      requestedFromDeviceId: context.actor.deviceId,
      detectionId: input.detectionId ?? null,
      ...approval,
      nextCheckAt: waits ? approval.approvalExpiresAt : now,
      createdAt: now,
      updatedAt: now,
    })
    .onConflictDoNothing()
    .returning()
  return row ?? null
}

/** The same request sent twice at the same moment is one request; whichever was second finds the first one here. */
async function refuseUnlessTwin(tx: Transaction, context: Context, requested: Requested): Promise<void> {
  if (!(await isRepeat(tx, context, requested))) await refuseSecond(tx, requested.machine)
}

/** The unique index let no second open action in: say which one is first. */
async function refuseSecond(tx: Transaction, machine: MachineRecord): Promise<never> {
  const [open] = await tx.sql
    .select()
    .from(machineActions)
    .where(
      and(
        eq(machineActions.configurationId, machine.configurationId),
        eq(machineActions.vendorMachineId, machine.vendorMachineId),
        eq(machineActions.requestedHere, true),
        inArray(machineActions.state, [...openStates]),
      ),
    )
  if (!open) throw new Problem('conflict', 'This id belongs to another request.', { remedy: 'Ask again.' })
  const doing = open.kind === 'release' ? 'released' : 'isolated'
  throw new Problem(
    'conflict',
    `${machine.name ?? 'This machine'} is already being ${doing}, asked for by ${open.requestedBy}.`,
    {
      remedy: 'Follow that action to its end, or cancel it first.',
      note: `open action ${open.id}`,
    },
  )
}

type ApprovalColumns = Pick<
  typeof machineActions.$inferInsert,
  | 'approvalState'
  | 'approvalWhy'
  | 'approvalExpiresAt'
  | 'approvalDecidedBy'
  | 'approvalDecidedByUserId'
  | 'approvalDecidedAt'
  | 'approvalReason'
>

async function approvalFor(tx: Transaction, context: Context, { input, machine }: Requested): Promise<ApprovalColumns> {
  const policy = await readPolicy(tx, context.organizationId)
  const why = input.kind === 'isolate' ? approvalReason(policy, machine.record.tags) : null
  if (why === null) return {}
  const now = context.now()
  const asked = { approvalWhy: why, approvalExpiresAt: new Date(now.getTime() + policy.expiresMinutes * 60_000) }
  if (!input.breakGlass) return { ...asked, approvalState: 'pending' }
  if (context.actor.role !== 'owner') {
    throw new Problem('not-allowed', 'Only an owner may act without the second person.', { remedy: 'Ask for approval instead.' })
  }
  return {
    ...asked,
    approvalState: 'broken_glass',
    approvalDecidedBy: context.actor.name,
    approvalDecidedByUserId: context.actor.userId,
    approvalDecidedAt: now,
    approvalReason: input.comment,
  }
}
