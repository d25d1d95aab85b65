import type { Member, Role } from '@pocketsoc/contract'
import { eq } from 'drizzle-orm'
import { auditScope, type Context, requireCan } from '../../context.ts'
import { members } from '../../db/schema/index.ts'
import type { Transaction } from '../../db/scoped.ts'
import { notFound } from '../../http/problem.ts'
import { writeAudit } from '../audit/index.ts'
import { publishEvent } from '../live-events/index.ts'
import { cancelInvitationsOf } from './cancel-invitation.ts'
import { readMember } from './list-members.ts'
import { beginTeamChange, personOf, requireAnotherOwner, requireGives, roleOf } from './manage-team.ts'

interface RoleChange {
  userId: string
  role: Role
}

/**
 * Gives a member another role, which counts from their next request. Throws `missing`, `not-allowed` where only an owner
 * may, and `conflict` for the last owner.
 */
export async function changeMemberRole(asked: Context, change: RoleChange): Promise<Member> {
  requireCan(asked, 'team.manage')
  await asked.transaction(async (tx) => applyRole(await beginTeamChange(asked, tx), tx, change))
  return readMember(asked, change.userId)
}

async function applyRole(context: Context, tx: Transaction, { userId, role }: RoleChange): Promise<void> {
  const before = (await roleOf(tx, userId)) ?? notFound('member')
  requireGives(context, before)
  requireGives(context, role)
  if (before === role) return
  if (before === 'owner') await requireAnotherOwner(tx)
  const { name } = await personOf(tx, userId)
  const scope = auditScope(context)
  await tx.sql.update(members).set({ role }).where(eq(members.userId, userId))
  await writeAudit(tx, scope, {
    event: 'member.role-changed',
    target: { kind: 'member', id: userId, name },
    before: { role: before },
    after: { role },
  })
  const cancelled = await cancelInvitationsOf(context, tx, { userId, role })
  await publishEvent(tx, scope, { type: 'member.changed', userId, change: 'role' })
  for (const invitationId of cancelled) await publishEvent(tx, scope, { type: 'invitation.changed', invitationId })
}
