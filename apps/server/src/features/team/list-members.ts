import type { Member } from '@pocketsoc/contract'
import { and, asc, eq } from 'drizzle-orm'
import { type Context, requireCan } from '../../context.ts'
import { members, users } from '../../db/schema/index.ts'
import { asSystem } from '../../db/scoped.ts'
import { notFound } from '../../http/problem.ts'

/** The organisation's members, by name. */
export async function listMembers(context: Context): Promise<Member[]> {
  requireCan(context, 'detections.read')
  return readMembers(context)
}

/** One of them. Throws `missing`. */
export async function readMember(context: Context, userId: string): Promise<Member> {
  const [member] = await readMembers(context, userId)
  return member ?? notFound('member')
}

async function readMembers(context: Context, userId?: string): Promise<Member[]> {
  const rows = await asSystem(context.services.database, (tx) =>
    tx.sql
      .select({ userId: users.id, name: users.name, email: users.email, role: members.role, joinedAt: members.createdAt })
      .from(members)
      .innerJoin(users, eq(users.id, members.userId))
      .where(and(eq(members.organizationId, context.organizationId), userId ? eq(members.userId, userId) : undefined))
      .orderBy(asc(users.name), asc(users.id)),
  )
  return rows.map((row) => ({ ...row, joinedAt: row.joinedAt.toISOString() }))
}
