import type { VendorAction } from '@pocketsoc/connectors'
import { and, eq, inArray, isNull, or } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { machineActions, machines } from '../../db/schema/index.ts'
import type { Transaction } from '../../db/scoped.ts'
import type { AuditScope } from '../audit/index.ts'
import { markedId, withoutMark } from './action-mark.ts'
import { stateOfVendor } from './action-words.ts'
import type { ActionRow } from './derive-isolation.ts'
import { noteAction, tellOf } from './note-action.ts'

export interface ActionTarget {
  organizationId: string
  configurationId: string
  now: Date
}

/**
 * Takes over what the vendor says of actions: ours move on, those begun elsewhere are added. An action that carries
 * our mark is ours even if no answer ever told us its reference.
 */
export async function ingestVendorActions(tx: Transaction, target: ActionTarget, actions: VendorAction[]): Promise<void> {
  if (actions.length === 0) return
  const known = await knownRows(tx, target, actions)
  const scope: AuditScope = { organizationId: target.organizationId, now: target.now, actor: null, actorName: null }
  // Oldest first, so that the audit log tells them in order.
  for (const action of [...actions].reverse()) {
    const row = known.byReference.get(action.reference) ?? known.byId.get(markedId(action.comment) ?? '')
    if (row) await moveOn(tx, row, { action, scope })
    else await addForeign(tx, target, { action, scope })
  }
}

async function knownRows(tx: Transaction, target: ActionTarget, actions: VendorAction[]) {
  const references = actions.map((action) => action.reference)
  const marked = actions.flatMap((action) => markedId(action.comment) ?? [])
  const rows = await tx.sql
    .select()
    .from(machineActions)
    .where(
      and(
        eq(machineActions.configurationId, target.configurationId),
        or(
          inArray(machineActions.vendorReference, references),
          marked.length > 0 ? and(inArray(machineActions.id, marked), isNull(machineActions.vendorReference)) : undefined,
        ),
      ),
    )
    .for('update')
  return {
    byReference: new Map(rows.flatMap((row) => (row.vendorReference ? [[row.vendorReference, row]] : []))),
    byId: new Map(rows.map((row) => [row.id, row])),
  }
}

interface Arrival {
  action: VendorAction
  scope: AuditScope
}

/** What the vendor's word means for a row; equal to the row when nothing changed. */
export function changesOf(row: ActionRow, action: VendorAction, now: Date) {
  const state = stateOfVendor(action.state)
  const isFinal = state !== 'sent'
  return {
    vendorReference: action.reference,
    state,
    isolationType: row.isolationType ?? action.isolationType,
    machineName: row.machineName ?? action.machineName,
    failure: state === 'failed' ? failureOf(action) : null,
    cancellation:
      state === 'cancelled'
        ? (row.cancellation ?? { by: action.cancelledBy, comment: action.cancellationComment, at: action.updatedAt })
        : null,
    waitingForMachine: isFinal ? false : row.waitingForMachine,
    finishedAt: isFinal ? (row.finishedAt ?? dateOf(action.updatedAt) ?? now) : null,
    nextCheckAt: isFinal ? null : row.nextCheckAt,
  }
}

function failureOf(action: VendorAction) {
  if (action.state === 'timed_out') {
    return {
      detail: 'The machine did not come online in time.',
      remedy: 'Ask again when the machine is reachable.',
      vendorCode: null,
    }
  }
  return { detail: action.failure ?? 'The vendor reports a failure without a reason.', remedy: null, vendorCode: null }
}

const dateOf = (text: string | null) => (text === null ? null : new Date(text))

async function moveOn(tx: Transaction, row: ActionRow, { action, scope }: Arrival): Promise<void> {
  // A final state stays, save that a thing we gave up on can still complete at the vendor.
  const changes = changesOf(row, action, scope.now)
  if (row.state === changes.state && row.vendorReference === changes.vendorReference) return
  if (row.finishedAt && changes.state === 'sent') return
  await noteAction(tx, row, {
    scope,
    changes,
    checkedAt: scope.now,
    entry: { event: `machine-action.${changes.state}`, vendorAnswer: action.state, reason: changes.failure?.detail ?? null },
  })
}

async function addForeign(tx: Transaction, target: ActionTarget, { action, scope }: Arrival): Promise<void> {
  const createdAt = dateOf(action.createdAt) ?? target.now
  const state = stateOfVendor(action.state)
  const [row] = await tx.sql
    .insert(machineActions)
    .values({
      id: uuidv7(),
      organizationId: target.organizationId,
      configurationId: target.configurationId,
      vendorMachineId: action.vendorMachineId,
      machineName: action.machineName ?? (await machineName(tx, target, action.vendorMachineId)),
      kind: action.kind,
      label: action.label,
      isolationType: action.isolationType,
      state,
      comment: withoutMark(action.comment),
      requestedHere: false,
      requestedBy: action.requestedBy,
      vendorReference: action.reference,
      failure: state === 'failed' ? failureOf(action) : null,
      cancellation:
        state === 'cancelled' ? { by: action.cancelledBy, comment: action.cancellationComment, at: action.updatedAt } : null,
      createdAt,
      updatedAt: dateOf(action.updatedAt) ?? createdAt,
      finishedAt: state === 'sent' ? null : (dateOf(action.updatedAt) ?? target.now),
    })
    .onConflictDoNothing()
    .returning()
  if (row) await tellOf(tx, row, { scope, before: null, entry: null, checkedAt: target.now })
}

async function machineName(tx: Transaction, target: ActionTarget, vendorMachineId: string | null): Promise<string | null> {
  if (!vendorMachineId) return null
  const [machine] = await tx.sql
    .select({ name: machines.name })
    .from(machines)
    .where(and(eq(machines.configurationId, target.configurationId), eq(machines.vendorMachineId, vendorMachineId)))
  return machine?.name ?? null
}
