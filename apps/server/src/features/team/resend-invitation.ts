import type { Invitation, Role } from '@pocketsoc/contract'
import { eq } from 'drizzle-orm'
import { auditScope, type Context, requireCan } from '../../context.ts'
import { invitations } from '../../db/schema/index.ts'
import type { Transaction } from '../../db/scoped.ts'
import { notFound } from '../../http/problem.ts'
import { hashToken, newToken } from '../../vault/random-token.ts'
import { writeAudit } from '../audit/index.ts'
import { findOpen, invitationMilliseconds, presentInvitation, type StoredInvitation } from './invitation.ts'
import { mailInvitation } from './mail-invitation.ts'
import { beginTeamChange, requireGives } from './manage-team.ts'

/**
 * Mails a new link that works for seven days; the earlier one stops working. Throws `missing`, and `not-allowed` where
 * only an owner may.
 */
export async function resendInvitation(asked: Context, id: string): Promise<Invitation> {
  requireCan(asked, 'team.manage')
  const token = newToken()
  const row = await asked.transaction(async (tx) => renew(await beginTeamChange(asked, tx), tx, { id, token }))
  return presentInvitation(await mailInvitation(asked, row, token), asked.now())
}

async function renew(context: Context, tx: Transaction, { id, token }: { id: string; token: string }): Promise<StoredInvitation> {
  const row = (await findOpen(tx, id)) ?? notFound('invitation')
  requireGives(context, row.role as Role)
  const now = context.now()
  const renewed = {
    tokenHash: hashToken(token),
    invitedBy: context.actor.userId,
    invitedByName: context.actor.name,
    sentAt: now,
    expiresAt: new Date(now.getTime() + invitationMilliseconds),
    mailedAt: null,
  }
  await tx.sql.update(invitations).set(renewed).where(eq(invitations.id, id))
  await writeAudit(tx, auditScope(context), {
    event: 'invitation.resent',
    target: { kind: 'invitation', id, name: row.email },
    before: { expiresAt: row.expiresAt },
    after: { role: row.role, expiresAt: renewed.expiresAt },
  })
  return { ...row, ...renewed }
}
