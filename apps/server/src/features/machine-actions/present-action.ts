import { findConnector } from '@pocketsoc/connectors'
import { type MachineAction, roleCan } from '@pocketsoc/contract'
import { and, eq, type SQL } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { machineActions, machines, vendorConfigurations, vendorPolls } from '../../db/schema/index.ts'
import type { Transaction } from '../../db/scoped.ts'
import { connectorName } from '../../vendor-names.ts'
import { openStates } from './action-words.ts'
import type { ActionRow } from './derive-isolation.ts'

export interface ActionRecord {
  action: ActionRow
  machineId: string | null
  displayName: string
  vendor: string
  granted: string[] | null
}

/** Actions with what is needed to present them. */
export function selectActions(tx: Transaction, condition: SQL | undefined) {
  return tx.sql
    .select({
      action: machineActions,
      machineId: machines.id,
      displayName: vendorConfigurations.displayName,
      vendor: vendorConfigurations.vendor,
      granted: vendorPolls.grantedPermissions,
    })
    .from(machineActions)
    .innerJoin(vendorConfigurations, eq(vendorConfigurations.id, machineActions.configurationId))
    .innerJoin(vendorPolls, eq(vendorPolls.configurationId, machineActions.configurationId))
    .leftJoin(
      machines,
      and(
        eq(machines.configurationId, machineActions.configurationId),
        eq(machines.vendorMachineId, machineActions.vendorMachineId),
      ),
    )
    .where(condition)
    .$dynamic()
}

const iso = (instant: Date | null) => instant?.toISOString() ?? null

/** An action as this member sees it: what they may cancel or decide depends on who they are. */
export function presentAction(context: Context, record: ActionRecord): MachineAction {
  const { action } = record
  const refusal = cancelRefusal(context, record)
  return {
    id: action.id,
    source: {
      configurationId: action.configurationId,
      displayName: record.displayName,
      vendor: record.vendor,
      vendorName: connectorName(record.vendor),
    },
    machine: { id: record.machineId, vendorMachineId: action.vendorMachineId, name: action.machineName },
    kind: action.kind,
    label: action.label,
    isolationType: action.isolationType,
    state: action.state,
    waitingForMachine: action.waitingForMachine,
    comment: action.comment,
    requestedBy: action.requestedBy,
    requestedHere: action.requestedHere,
    detectionId: action.detectionId,
    approval: approvalOf(context, action),
    failure: action.failure,
    cancellation: action.cancellation,
    vendorReference: action.vendorReference,
    canCancel: refusal === null,
    cannotCancelReason: refusal,
    createdAt: action.createdAt.toISOString(),
    updatedAt: action.updatedAt.toISOString(),
    finishedAt: iso(action.finishedAt),
  }
}

function approvalOf(context: Context, action: ActionRow): MachineAction['approval'] {
  if (!action.approvalState || !action.approvalExpiresAt) return null
  const { actor } = context
  return {
    state: action.approvalState,
    why: action.approvalWhy ?? '',
    expiresAt: action.approvalExpiresAt.toISOString(),
    decidedBy: action.approvalDecidedBy,
    decidedAt: iso(action.approvalDecidedAt),
    reason: action.approvalReason,
    mayDecide:
      action.approvalState === 'pending' && action.requestedByUserId !== actor.userId && roleCan(actor.role, 'machines.isolate'),
  }
}

/** Why this action cannot be cancelled by this member now, in words for people; null when it can. */
export function cancelRefusal(context: Context, { action, vendor, granted }: ActionRecord): string | null {
  if (!(openStates as string[]).includes(action.state)) return 'It has ended.'
  if (!roleCan(context.actor.role, 'machines.isolate')) return `Your role, ${context.actor.role}, does not allow this.`
  if (action.state === 'awaiting_approval' || action.state === 'requested') return null
  if (action.state === 'sending') return 'It is being sent. Try again in a moment.'
  const needed = findConnector(vendor)?.permissionsToCancel?.(action.kind) ?? []
  if (needed.some((permission) => granted?.includes(permission))) return null
  return needed.length === 0
    ? 'This kind of action cannot be cancelled from here.'
    : `Cancelling needs the permission of the action itself: ${needed.join(' or ')} is not granted to the app registration.`
}
