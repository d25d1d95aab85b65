import { and, eq, isNull } from 'drizzle-orm'
import { auditScope, type Context, requireCan } from '../../context.ts'
import { members, phoneAuthorizations, sessions } from '../../db/schema/index.ts'
import { type Transaction, withIdentity } from '../../db/scoped.ts'
import { notFound } from '../../http/problem.ts'
import { writeAudit } from '../audit/index.ts'
import { revokeDevicesIn } from '../devices/index.ts'
import { publishEvent } from '../live-events/index.ts'
import { cancelInvitationsOf } from './cancel-invitation.ts'
import { beginTeamChange, personOf, requireAnotherOwner, requireGives, roleOf } from './manage-team.ts'

/**
 * Takes a member out of the organisation. Portal sessions, devices and live streams end with it, and none of them comes
 * back to life should the person be invited again. Throws `missing`, `not-allowed` where only an owner may, and
 * `conflict` for the last owner.
 */
export async function removeMember(asked: Context, userId: string): Promise<void> {
  requireCan(asked, 'team.manage')
  await asked.transaction(async (tx) => remove(await beginTeamChange(asked, tx), tx, userId))
}

async function remove(context: Context, tx: Transaction, userId: string): Promise<void> {
  const role = (await roleOf(tx, userId)) ?? notFound('member')
  requireGives(context, role)
  if (role === 'owner') await requireAnotherOwner(tx)
  const { name } = await personOf(tx, userId)
  const scope = auditScope(context)
  await tx.sql.delete(members).where(eq(members.userId, userId))
  const ended = await endSessions(context, tx, userId)
  await writeAudit(tx, scope, {
    event: 'member.removed',
    target: { kind: 'member', id: userId, name },
    before: { role },
    after: { portalSessionsEnded: ended.portalSessions, devicesSignedOut: ended.devices.length },
  })
  const cancelled = await cancelInvitationsOf(context, tx, { userId, role: null })
  await publishEvent(tx, scope, { type: 'member.changed', userId, change: 'removed' })
  for (const deviceId of ended.devices) await publishEvent(tx, scope, { type: 'device.revoked', deviceId })
  for (const invitationId of cancelled) await publishEvent(tx, scope, { type: 'invitation.changed', invitationId })
}

async function endSessions(context: Context, tx: Transaction, userId: string) {
  const { organizationId } = context
  // Codes that no phone has redeemed yet.
  await tx.sql
    .delete(phoneAuthorizations)
    .where(and(eq(phoneAuthorizations.userId, userId), isNull(phoneAuthorizations.redeemedAt)))
  const devices = await revokeDevicesIn(tx, { organizationId, userId }, context.now())
  const portalSessions = await withIdentity(tx, () =>
    tx.sql.delete(sessions).where(eq(sessions.userId, userId)).returning({ id: sessions.id }),
  )
  return { devices, portalSessions: portalSessions.length }
}
