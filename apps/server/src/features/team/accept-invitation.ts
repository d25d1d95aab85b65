import type { AcceptInvitation } from '@pocketsoc/contract'
import { eq } from 'drizzle-orm'
import { invitations, members, users } from '../../db/schema/index.ts'
import { asSystem, type Transaction, withIdentity } from '../../db/scoped.ts'
import { Problem } from '../../http/problem.ts'
import { writeAudit } from '../audit/index.ts'
import { publishEvent } from '../live-events/index.ts'
import { createAccount, findMembership, lockPerson } from '../sign-in/index.ts'
import type { StoredInvitation } from './invitation.ts'
import { type Guest, redeemable } from './opened-invitation.ts'

/**
 * Makes an account for the invited address and its owner a member, both or neither, and opens a portal session; answers
 * Better Auth's response, whose cookies are the session. Works where sign-up is closed too. Throws `missing`, and
 * `conflict` when the address has an account.
 */
export async function acceptInvitation({ services, auth, headers, token }: Guest, input: AcceptInvitation): Promise<Response> {
  const { name, password } = input
  // Hashing takes a while on purpose: only for a token that is worth it, and not while the database waits.
  await asSystem(services.database, (tx) => redeemable(tx, services, token))
  const passwordHash = await (await auth.$context).password.hash(password)
  const now = new Date(services.environment.clock.now())
  const email = await asSystem(services.database, async (tx) => {
    const row = await redeemable(tx, services, token)
    const userId = await createAccount(tx, { name, email: row.email, passwordHash, now })
    if (!userId) throw accountExists()
    await admit(tx, { row, person: { id: userId, name }, now })
    return row.email
  })
  return auth.api.signInEmail({ body: { email, password }, headers, asResponse: true })
}

/**
 * Makes the signed-in person a member. Throws `signed-out`, `missing`, and `conflict` for another person's invitation or
 * for somebody who is a member of an organisation already.
 */
export async function joinOrganization({ services, auth, headers, token }: Guest): Promise<void> {
  const session = await auth.api.getSession({ headers })
  if (!session) throw new Problem('signed-out', 'There is no valid session with this request.')
  const { id, name, email } = session.user
  const now = new Date(services.environment.clock.now())
  await asSystem(services.database, async (tx) => {
    const row = await redeemable(tx, services, token)
    if (row.email !== email) throw ofAnotherAddress(row, email)
    await lockPerson(tx, id)
    await refuseMember(tx, row, id)
    // The link came by mail to this address. And whoever joins needs no organisation of their own any more.
    await withIdentity(tx, () =>
      tx.sql.update(users).set({ emailVerified: true, signUpOrganization: null }).where(eq(users.id, id)),
    )
    await admit(tx, { row, person: { id, name }, now })
  })
}

interface Admission {
  row: StoredInvitation
  person: { id: string; name: string }
  now: Date
}

async function admit(tx: Transaction, { row, person, now }: Admission): Promise<void> {
  const { organizationId, role } = row
  await tx.sql.insert(members).values({ organizationId, userId: person.id, role, createdAt: now })
  await tx.sql.update(invitations).set({ state: 'accepted' }).where(eq(invitations.id, row.id))
  const scope = { organizationId, now, actor: { userId: person.id, deviceId: null }, actorName: person.name }
  await writeAudit(tx, scope, {
    event: 'member.joined',
    target: { kind: 'member', id: person.id, name: person.name },
    after: { role, email: row.email, invitedBy: row.invitedByName },
  })
  await publishEvent(tx, scope, { type: 'member.changed', userId: person.id, change: 'joined' })
  await publishEvent(tx, scope, { type: 'invitation.changed', invitationId: row.id })
}

async function refuseMember(tx: Transaction, row: StoredInvitation, userId: string): Promise<void> {
  const membership = await findMembership(tx, userId)
  if (!membership) return
  const { organizationId, organizationName } = membership
  if (organizationId === row.organizationId) throw new Problem('conflict', 'You are a member of this organisation already.')
  throw new Problem('conflict', `You are a member of ${organizationName}, and an account belongs to one organisation.`, {
    remedy: `Ask to be invited at another address, or have an administrator of ${organizationName} remove you first.`,
  })
}

function ofAnotherAddress(row: StoredInvitation, email: string): Problem {
  return new Problem('conflict', `This invitation is for ${row.email}, and you are signed in as ${email}.`, {
    remedy: 'Sign out, then open the link again.',
  })
}

function accountExists(): Problem {
  return new Problem('conflict', 'There is already an account with this address.', {
    remedy: 'Sign in with it, then join.',
  })
}
