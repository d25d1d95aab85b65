import type { Invitation, InviteMember } from '@pocketsoc/contract'
import { and, count, eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { auditScope, type Context, requireCan } from '../../context.ts'
import { invitations, users } from '../../db/schema/index.ts'
import { type Transaction, withIdentity } from '../../db/scoped.ts'
import { Problem } from '../../http/problem.ts'
import { hashToken, newToken } from '../../vault/random-token.ts'
import { writeAudit } from '../audit/index.ts'
import { invitationMilliseconds, presentInvitation, type StoredInvitation } from './invitation.ts'
import { mailInvitation } from './mail-invitation.ts'
import { beginTeamChange, requireGives, roleOf } from './manage-team.ts'

/** Open invitations an organisation may have, so that nobody can use the server to mail strangers by the thousand. */
const mostOpen = 100

/**
 * Offers somebody a role by mail. Throws `not-allowed` where only an owner may, and `conflict` for the address of a
 * member or of an open invitation.
 */
export async function inviteMember(asked: Context, input: InviteMember): Promise<Invitation> {
  requireCan(asked, 'team.manage')
  const token = newToken()
  const row = await asked.transaction(async (tx) => invite(await beginTeamChange(asked, tx), tx, { ...input, token }))
  return presentInvitation(await mailInvitation(asked, row, token), asked.now())
}

async function invite(context: Context, tx: Transaction, input: InviteMember & { token: string }): Promise<StoredInvitation> {
  const { email, role, token } = input
  requireGives(context, role)
  await refuseKnown(tx, email)
  const now = context.now()
  const row: StoredInvitation = {
    id: uuidv7(),
    organizationId: context.organizationId,
    email,
    role,
    tokenHash: hashToken(token),
    state: 'open',
    invitedBy: context.actor.userId,
    invitedByName: context.actor.name,
    createdAt: now,
    sentAt: now,
    expiresAt: new Date(now.getTime() + invitationMilliseconds),
    mailedAt: null,
  }
  await tx.sql.insert(invitations).values(row)
  await writeAudit(tx, auditScope(context), {
    event: 'invitation.sent',
    target: { kind: 'invitation', id: row.id, name: email },
    after: { role, expiresAt: row.expiresAt },
  })
  return row
}

async function refuseKnown(tx: Transaction, email: string): Promise<void> {
  // Of accounts in other organisations nothing is told: whose address has one is found out by its owner alone.
  const [person] = await withIdentity(tx, () => tx.sql.select({ id: users.id }).from(users).where(eq(users.email, email)))
  if (person && (await roleOf(tx, person.id))) refuseAddress('Somebody with this address is a member already.')
  const open = eq(invitations.state, 'open')
  const [invited] = await tx.sql
    .select({ id: invitations.id })
    .from(invitations)
    .where(and(open, eq(invitations.email, email)))
  if (invited) refuseAddress('This address is invited already. Send that invitation again, or cancel it first.')
  const [row] = await tx.sql.select({ open: count() }).from(invitations).where(open)
  if ((row?.open ?? 0) < mostOpen) return
  throw new Problem('conflict', `There are ${mostOpen} open invitations.`, { remedy: 'Cancel those that are not needed.' })
}

function refuseAddress(detail: string): never {
  throw new Problem('conflict', detail, { errors: [{ pointer: '/email', detail }] })
}
