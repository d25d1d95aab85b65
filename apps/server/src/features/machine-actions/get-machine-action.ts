import type { MachineAction } from '@pocketsoc/contract'
import { eq } from 'drizzle-orm'
import { type Context, requireCan } from '../../context.ts'
import { machineActions } from '../../db/schema/index.ts'
import type { Transaction } from '../../db/scoped.ts'
import { notFound } from '../../http/problem.ts'
import { type ActionRecord, presentAction, selectActions } from './present-action.ts'

/** Throws `missing`. */
export async function findAction(tx: Transaction, id: string): Promise<ActionRecord> {
  const [record] = await selectActions(tx, eq(machineActions.id, id))
  return record ?? notFound('machine action')
}

/** Throws `missing`. */
export async function getMachineAction(context: Context, id: string): Promise<MachineAction> {
  requireCan(context, 'detections.read')
  return presentAction(context, await context.transaction((tx) => findAction(tx, id)))
}
