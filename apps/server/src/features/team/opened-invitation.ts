import type { OpenedInvitation } from '@pocketsoc/contract'
import { and, eq, gt } from 'drizzle-orm'
import { invitations, organizations, users } from '../../db/schema/index.ts'
import { asSystem, type Transaction } from '../../db/scoped.ts'
import { Problem } from '../../http/problem.ts'
import type { Services } from '../../services.ts'
import { hashToken } from '../../vault/random-token.ts'
import type { Auth } from '../sign-in/index.ts'
import type { StoredInvitation } from './invitation.ts'

/** Whoever stands before an invitation: its token is what lets them in, their headers may carry a portal session. */
export interface Guest {
  services: Services
  auth: Auth
  headers: Headers
  token: string
}

/** What the holder of the token is told. Throws `missing`. */
export async function openInvitation({ services, auth, headers, token }: Guest): Promise<OpenedInvitation> {
  const session = await auth.api.getSession({ headers })
  return asSystem(services.database, async (tx) => {
    const row = await redeemable(tx, services, token)
    const [organization] = await tx.sql.select().from(organizations).where(eq(organizations.id, row.organizationId))
    const [account] = await tx.sql.select({ id: users.id }).from(users).where(eq(users.email, row.email))
    return {
      organizationName: organization?.name ?? '',
      email: row.email,
      role: row.role,
      invitedBy: row.invitedByName,
      expiresAt: row.expiresAt.toISOString(),
      hasAccount: account !== undefined,
      signedInAs: session?.user.email ?? null,
    }
  })
}

/**
 * The invitation of a token, held until the transaction ends, so that it is used once. Throws the same `missing` for a
 * token that is wrong, expired, replaced, cancelled or used.
 */
export async function redeemable(tx: Transaction, services: Services, token: string): Promise<StoredInvitation> {
  const now = new Date(services.environment.clock.now())
  const [row] = await tx.sql
    .select()
    .from(invitations)
    .where(and(eq(invitations.tokenHash, hashToken(token)), eq(invitations.state, 'open'), gt(invitations.expiresAt, now)))
    .for('update')
  if (row) return row
  throw new Problem('missing', 'This invitation is not valid any more.', {
    remedy: 'A link works once, for 7 days, and only the newest one does. Ask whoever invited you to send it again.',
  })
}
