import type { Invitation } from '@pocketsoc/contract'
import { desc, eq } from 'drizzle-orm'
import { type Context, requireCan } from '../../context.ts'
import { invitations } from '../../db/schema/index.ts'
import { presentInvitation } from './invitation.ts'

/** Invitations that were neither accepted nor cancelled, newest first. */
export async function listInvitations(context: Context): Promise<Invitation[]> {
  requireCan(context, 'team.manage')
  const rows = await context.transaction((tx) =>
    tx.sql
      .select()
      .from(invitations)
      .where(eq(invitations.state, 'open'))
      .orderBy(desc(invitations.createdAt), desc(invitations.id)),
  )
  return rows.map((row) => presentInvitation(row, context.now()))
}
