import { type Role, roleCanGive } from '@pocketsoc/contract'
import { eq } from 'drizzle-orm'
import { type Context, requireCan } from '../../context.ts'
import { members, organizations, users } from '../../db/schema/index.ts'
import { type Transaction, withIdentity } from '../../db/scoped.ts'
import { Problem } from '../../http/problem.ts'

/**
 * Begins a change of the team: such changes of one organisation follow each other, and the one that waited sees what
 * became of the team meanwhile, the actor's own role included. Two owners who demote each other at once leave one.
 * Throws `not-allowed` for an actor who may not manage the team, or no longer.
 */
export async function beginTeamChange(context: Context, tx: Transaction): Promise<Context> {
  // "No key" lets everything go on that only refers to the organisation.
  await tx.sql
    .select({ id: organizations.id })
    .from(organizations)
    .where(eq(organizations.id, context.organizationId))
    .for('no key update')
  const role = await roleOf(tx, context.actor.userId)
  if (!role) throw new Problem('not-allowed', 'You are no longer a member of this organisation.')
  const current = { ...context, actor: { ...context.actor, role } }
  requireCan(current, 'team.manage')
  return current
}

/** The member's role; null when there is no such member. */
export async function roleOf(tx: Transaction, userId: string): Promise<Role | null> {
  const [row] = await tx.sql.select({ role: members.role }).from(members).where(eq(members.userId, userId))
  return row ? (row.role as Role) : null
}

/** Throws `not-allowed` unless the actor may give and take this role. */
export function requireGives(context: Context, role: Role): void {
  if (roleCanGive(context.actor.role, role)) return
  throw new Problem('not-allowed', 'Only owners decide who is an owner.', { remedy: 'Ask an owner of your organisation.' })
}

/** Throws `conflict` when nobody else is an owner. */
export async function requireAnotherOwner(tx: Transaction): Promise<void> {
  const owners = await tx.sql
    .select({ userId: members.userId })
    .from(members)
    .where(eq(members.role, 'owner' satisfies Role))
  if (owners.length > 1) return
  throw new Problem('conflict', 'An organisation needs an owner, and this is the last one.', {
    remedy: 'Make somebody else an owner first.',
  })
}

/** A person's name and address. */
export async function personOf(tx: Transaction, userId: string): Promise<{ name: string; email: string }> {
  const [person] = await withIdentity(tx, () =>
    tx.sql.select({ name: users.name, email: users.email }).from(users).where(eq(users.id, userId)),
  )
  if (!person) throw new Error('a member has no account')
  return person
}
