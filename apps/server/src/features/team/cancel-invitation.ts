import { type Role, roleCanGive } from '@pocketsoc/contract'
import { and, asc, eq } from 'drizzle-orm'
import { auditScope, type Context, requireCan } from '../../context.ts'
import { invitations } from '../../db/schema/index.ts'
import type { Transaction } from '../../db/scoped.ts'
import { notFound } from '../../http/problem.ts'
import { writeAudit } from '../audit/index.ts'
import { publishEvent } from '../live-events/index.ts'
import { findOpen, type StoredInvitation } from './invitation.ts'
import { beginTeamChange, requireGives } from './manage-team.ts'

/** Takes an invitation back; its link stops working. Throws `missing`, and `not-allowed` where only an owner may. */
export async function cancelInvitation(asked: Context, id: string): Promise<void> {
  requireCan(asked, 'team.manage')
  await asked.transaction(async (tx) => {
    const context = await beginTeamChange(asked, tx)
    const row = (await findOpen(tx, id)) ?? notFound('invitation')
    requireGives(context, row.role as Role)
    await cancel(context, tx, { row, reason: null })
    await publishEvent(tx, auditScope(context), { type: 'invitation.changed', invitationId: id })
  })
}

/**
 * Cancels the open invitations of a member that their new role, or null for none, could not send: otherwise somebody
 * removed could come back by a link sent to themselves before. Answers the ids, which the caller publishes.
 */
export async function cancelInvitationsOf(
  context: Context,
  tx: Transaction,
  sender: { userId: string; role: Role | null },
): Promise<string[]> {
  const rows = await tx.sql
    .select()
    .from(invitations)
    .where(and(eq(invitations.invitedBy, sender.userId), eq(invitations.state, 'open')))
    .orderBy(asc(invitations.id))
    .for('update')
  const lost = rows.filter(({ role }) => !sender.role || !roleCanGive(sender.role, role as Role))
  for (const row of lost) await cancel(context, tx, { row, reason: 'Whoever sent it may no longer invite.' })
  return lost.map(({ id }) => id)
}

async function cancel(
  context: Context,
  tx: Transaction,
  { row, reason }: { row: StoredInvitation; reason: string | null },
): Promise<void> {
  await tx.sql.update(invitations).set({ state: 'cancelled' }).where(eq(invitations.id, row.id))
  await writeAudit(tx, auditScope(context), {
    event: 'invitation.cancelled',
    target: { kind: 'invitation', id: row.id, name: row.email },
    before: { role: row.role, expiresAt: row.expiresAt },
    reason,
  })
}
