import type { Role } from '@pocketsoc/contract'
import { asc, eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { members, organizations, users } from '../../db/schema/index.ts'
import { asSystem, type Transaction } from '../../db/scoped.ts'
import type { Services } from '../../services.ts'

export interface Membership {
  organizationId: string
  organizationName: string
  role: Role
}

/**
 * The organisation a person works in. On first use after sign-up it is made, with the person as its owner: the
 * account is written by Better Auth in a transaction of its own, so a crash right after must not leave a person
 * without an organisation. Answers null for someone removed from theirs.
 */
export async function ensureOrganization(services: Services, userId: string): Promise<Membership | null> {
  return asSystem(
    services.database,
    async (tx) => (await findMembership(tx, userId)) ?? (await foundOrganization(tx, services, userId)),
  )
}

/** The organisation a person is a member of, or null. */
export async function findMembership(tx: Transaction, userId: string): Promise<Membership | null> {
  const [row] = await tx.sql
    .select({ organizationId: members.organizationId, organizationName: organizations.name, role: members.role })
    .from(members)
    .innerJoin(organizations, eq(organizations.id, members.organizationId))
    .where(eq(members.userId, userId))
    .orderBy(asc(members.createdAt))
    .limit(1)
  return row ? { ...row, role: row.role as Role } : null
}

/** Makes whoever would give this person an organisation wait until the transaction has ended. */
export async function lockPerson(tx: Transaction, userId: string): Promise<void> {
  await tx.connection.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [userId])
}

async function foundOrganization(tx: Transaction, services: Services, userId: string): Promise<Membership | null> {
  // Two first requests at once: the second waits here and then finds the membership.
  await lockPerson(tx, userId)
  const raced = await findMembership(tx, userId)
  if (raced) return raced
  const [user] = await tx.sql.select({ name: users.signUpOrganization }).from(users).where(eq(users.id, userId))
  if (!user?.name) return null
  const createdAt = new Date(services.environment.clock.now())
  const organizationId = uuidv7()
  await tx.sql.insert(organizations).values({ id: organizationId, name: user.name, createdAt })
  await tx.sql.insert(members).values({ organizationId, userId, role: 'owner' satisfies Role, createdAt })
  await tx.connection.query('select forget_sign_up_organization($1)', [userId])
  return { organizationId, organizationName: user.name, role: 'owner' }
}
