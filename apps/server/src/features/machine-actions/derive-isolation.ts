import type { IsolationState } from '@pocketsoc/contract'
import { and, desc, eq, inArray } from 'drizzle-orm'
import { machineActions, machines } from '../../db/schema/index.ts'
import type { Transaction } from '../../db/scoped.ts'

export type ActionRow = typeof machineActions.$inferSelect

interface IsolationFacts {
  isolationState: IsolationState
  isolationType: string | null
  isolationSince: Date | null
  isolationBy: string | null
  isolationReason: string | null
  isolationActionId: string | null
}

const nothing: IsolationFacts = {
  isolationState: 'not_isolated',
  isolationType: null,
  isolationSince: null,
  isolationBy: null,
  isolationReason: null,
  isolationActionId: null,
}

const ended = (row: ActionRow) => row.finishedAt ?? row.updatedAt

/** What a machine's isolations and releases say of it; the vendor's record of the machine says nothing. */
function isolationFrom(actions: ActionRow[]): IsolationFacts {
  const newest = actions.toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime())
  const open = newest.find(({ state }) => ['awaiting_approval', 'requested', 'sending', 'sent'].includes(state))
  if (open) return factsOf(open, openState(open))
  // By when they took effect: a stuck isolation can complete after the release that was asked for later.
  const succeeded = newest.filter(({ state }) => state === 'done').sort((a, b) => ended(b).getTime() - ended(a).getTime())[0]
  const last = newest.find(({ state }) => state === 'done' || state === 'failed')
  if (last?.state === 'failed' && (!succeeded || ended(succeeded) <= ended(last))) {
    return { ...factsOf(last, 'failed'), isolationReason: last.failure?.detail ?? 'The vendor gave no reason.' }
  }
  if (succeeded?.kind === 'isolate') return { ...factsOf(succeeded, 'isolated'), isolationSince: ended(succeeded) }
  return nothing
}

function openState({ kind, state }: ActionRow): IsolationState {
  if (kind === 'release') return 'releasing'
  return state === 'awaiting_approval' ? 'requested' : 'isolating'
}

function factsOf(row: ActionRow, isolationState: IsolationState): IsolationFacts {
  return {
    isolationState,
    isolationType: row.isolationType,
    isolationSince: row.createdAt,
    isolationBy: row.requestedBy,
    isolationReason: row.comment,
    isolationActionId: row.id,
  }
}

/** Works out the isolation of a machine again and stores it. */
export async function updateIsolation(
  tx: Transaction,
  machine: { configurationId: string; vendorMachineId: string },
  checkedAt: Date | null,
): Promise<void> {
  const actions = await tx.sql
    .select()
    .from(machineActions)
    .where(
      and(
        eq(machineActions.configurationId, machine.configurationId),
        eq(machineActions.vendorMachineId, machine.vendorMachineId),
        inArray(machineActions.kind, ['isolate', 'release']),
      ),
    )
    .orderBy(desc(machineActions.createdAt))
    .limit(50)
  await tx.sql
    .update(machines)
    .set({ ...isolationFrom(actions), ...(checkedAt ? { isolationCheckedAt: checkedAt } : {}) })
    .where(and(eq(machines.configurationId, machine.configurationId), eq(machines.vendorMachineId, machine.vendorMachineId)))
}
