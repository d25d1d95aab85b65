import type { Invitation } from '@pocketsoc/contract'
import { and, eq } from 'drizzle-orm'
import { invitations } from '../../db/schema/index.ts'
import type { Transaction } from '../../db/scoped.ts'

export type StoredInvitation = typeof invitations.$inferSelect

/** How long a link works, in milliseconds. */
export const invitationMilliseconds = 7 * 24 * 60 * 60 * 1000

/** The invitation as administrators see it at `now`. */
export function presentInvitation(row: StoredInvitation, now: Date): Invitation {
  return {
    id: row.id,
    email: row.email,
    role: row.role,
    state: row.expiresAt <= now ? 'expired' : 'pending',
    invitedBy: row.invitedByName,
    createdAt: row.createdAt.toISOString(),
    sentAt: row.sentAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    mailedAt: row.mailedAt?.toISOString() ?? null,
  }
}

/** An open invitation of the organisation, expired or not; undefined when there is none of this id. */
export async function findOpen(tx: Transaction, id: string): Promise<StoredInvitation | undefined> {
  const [row] = await tx.sql
    .select()
    .from(invitations)
    .where(and(eq(invitations.id, id), eq(invitations.state, 'open')))
    .for('update')
  return row
}
