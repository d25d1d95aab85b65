import { and, eq } from 'drizzle-orm'
import { machineActions, machines } from '../../db/schema/index.ts'
import type { Transaction } from '../../db/scoped.ts'
import { type AuditEntry, type AuditScope, writeAudit } from '../audit/index.ts'
import { publishEvent } from '../live-events/index.ts'
import { type ActionRow, updateIsolation } from './derive-isolation.ts'

type Changes = Partial<Omit<ActionRow, 'id' | 'organizationId' | 'configurationId'>>

export interface ActionNote {
  scope: AuditScope
  changes: Changes
  entry: Omit<AuditEntry, 'target' | 'before' | 'after'> | null
  /** When the vendor was asked, if it was. */
  checkedAt?: Date
}

/**
 * Changes an action, with everything that hangs on it in the same transaction: its machine's isolation, the audit log,
 * and the event that tells the phones. Answers the changed row.
 */
export async function noteAction(
  tx: Transaction,
  row: ActionRow,
  { scope, changes, entry, checkedAt }: ActionNote,
): Promise<ActionRow> {
  const [changed] = await tx.sql
    .update(machineActions)
    .set({ ...changes, updatedAt: scope.now })
    .where(eq(machineActions.id, row.id))
    .returning()
  if (!changed) throw new Error('the action is gone')
  await tellOf(tx, changed, { scope, before: { state: row.state }, entry, checkedAt })
  return changed
}

/** The same for an action that was just inserted. */
export async function tellOf(
  tx: Transaction,
  row: ActionRow,
  { scope, before, entry, checkedAt }: Pick<ActionNote, 'scope' | 'entry' | 'checkedAt'> & { before: unknown },
): Promise<void> {
  if (row.vendorMachineId && (row.kind === 'isolate' || row.kind === 'release')) {
    const machine = { configurationId: row.configurationId, vendorMachineId: row.vendorMachineId }
    await updateIsolation(tx, machine, checkedAt ?? null)
  }
  if (entry) {
    await writeAudit(tx, scope, {
      ...entry,
      target: { kind: 'machine-action', id: row.id, name: row.machineName },
      before,
      after: {
        kind: row.kind,
        state: row.state,
        machine: row.vendorMachineId,
        isolationType: row.isolationType,
        ...approvalOf(row),
      },
      vendorReference: row.vendorReference,
    })
  }
  const event = { type: 'machine-action.changed', actionId: row.id, machineId: await machineIdOf(tx, row) } as const
  await publishEvent(tx, { organizationId: row.organizationId, now: scope.now }, event)
}

/** Which approval it goes on under, on each of its records; nothing where none was needed. */
function approvalOf({ approvalState, approvalWhy, approvalDecidedBy }: ActionRow) {
  if (approvalState === null) return {}
  return { approval: approvalState, approvalWhy, ...(approvalDecidedBy ? { approvalDecidedBy } : {}) }
}

async function machineIdOf(tx: Transaction, row: ActionRow): Promise<string | null> {
  if (!row.vendorMachineId) return null
  const [machine] = await tx.sql
    .select({ id: machines.id })
    .from(machines)
    .where(and(eq(machines.configurationId, row.configurationId), eq(machines.vendorMachineId, row.vendorMachineId)))
  return machine?.id ?? null
}
