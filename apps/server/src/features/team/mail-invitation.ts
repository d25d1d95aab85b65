import { invitePath, type Role } from '@pocketsoc/contract'
import { and, eq } from 'drizzle-orm'
import { auditScope, type Context } from '../../context.ts'
import { invitations, organizations } from '../../db/schema/index.ts'
import type { Mail } from '../../mail/mailer.ts'
import { publishEvent } from '../live-events/index.ts'
import type { StoredInvitation } from './invitation.ts'

/**
 * Mails the link of an invitation that is committed, and notes whether the mail server took it. Without that note the
 * team's page would say "sent" of a mail that never left.
 */
export async function mailInvitation(context: Context, row: StoredInvitation, token: string): Promise<StoredInvitation> {
  const { services, organizationId } = context
  const [organization] = await context.transaction((tx) =>
    tx.sql.select({ name: organizations.name }).from(organizations).where(eq(organizations.id, organizationId)),
  )
  const url = `${services.config.publicUrl}${invitePath}#${token}`
  const taken = await services.mailer.send(invitationMail(row, { organizationName: organization?.name ?? '', url }))
  const mailedAt = taken ? context.now() : null
  await context.transaction(async (tx) => {
    // Sent again meanwhile, it is no longer this mail that counts.
    const newest = and(eq(invitations.id, row.id), eq(invitations.tokenHash, row.tokenHash))
    await tx.sql.update(invitations).set({ mailedAt }).where(newest)
    await publishEvent(tx, auditScope(context), { type: 'invitation.changed', invitationId: row.id })
  })
  return { ...row, mailedAt }
}

const roleWords: Record<Role, string> = {
  owner: 'an owner',
  admin: 'an admin',
  responder: 'a responder',
  analyst: 'an analyst',
  viewer: 'a viewer',
}

function invitationMail(row: StoredInvitation, { organizationName, url }: { organizationName: string; url: string }): Mail {
  return {
    to: row.email,
    subject: `${row.invitedByName} invites you to ${organizationName} on PocketSOC`,
    paragraphs: [
      'Hello,',
      `${row.invitedByName} invites you to join ${organizationName} on PocketSOC as ${roleWords[row.role as Role]}.`,
      'PocketSOC brings security detections to an iPhone, with what is needed to judge them and to act.',
    ],
    button: { label: 'Accept invitation', url },
    footnote: `The link works once, for ${row.email}, until ${day(row.expiresAt)}. If you did not expect it, ignore this mail; nothing happens.`,
  }
}

const day = (instant: Date) =>
  `${new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }).format(instant)} UTC`
