import type { MachineAction } from '@pocketsoc/contract'
import { and, desc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { type Context, requireCan } from '../../context.ts'
import { machineActions, machines } from '../../db/schema/index.ts'
import { readCursor, writeCursor } from '../../http/time-cursor.ts'
import { openStates } from './action-words.ts'
import { presentAction, selectActions } from './present-action.ts'

export interface ActionQuery {
  machine?: string | undefined
  open?: 'true' | undefined
  awaitingApproval?: 'true' | undefined
  cursor?: string | undefined
  limit: number
}

/** A page of machine actions, newest first. */
export async function listMachineActions(
  context: Context,
  query: ActionQuery,
): Promise<{ items: MachineAction[]; nextCursor: string | null }> {
  requireCan(context, 'detections.read')
  const records = await context.transaction((tx) =>
    selectActions(tx, and(...conditionsOf(query)))
      .orderBy(desc(machineActions.createdAt), desc(machineActions.id))
      .limit(query.limit + 1),
  )
  const page = records.slice(0, query.limit)
  const last = page.at(-1)?.action
  return {
    items: page.map((record) => presentAction(context, record)),
    nextCursor: records.length > page.length && last ? writeCursor(last) : null,
  }
}

function conditionsOf({ machine, open, awaitingApproval, cursor }: ActionQuery): (SQL | undefined)[] {
  const before = cursor ? readCursor(cursor) : null
  return [
    machine ? eq(machines.id, machine) : undefined,
    open ? inArray(machineActions.state, [...openStates]) : undefined,
    awaitingApproval ? eq(machineActions.state, 'awaiting_approval') : undefined,
    before
      ? sql`(${machineActions.createdAt}, ${machineActions.id}) < (${before.createdAt.toISOString()}::timestamptz, ${before.id}::uuid)`
      : undefined,
  ]
}
