import type { Member } from '@pocketsoc/contract'
import { asc, eq } from 'drizzle-orm'
import { type Context, requireCan } from '../../context.ts'
import { members, users } from '../../db/schema/index.ts'
import { asSystem } from '../../db/scoped.ts'

/** The organisation's members, by name. */
export async function listMembers(context: Context): Promise<Member[]> {
  requireCan(context, 'detections.read')
  return asSystem(context.services.database, (tx) =>
    tx.sql
      .select({ userId: users.id, name: users.name, email: users.email, role: members.role })
      .from(members)
      .innerJoin(users, eq(users.id, members.userId))
      .where(eq(members.organizationId, context.organizationId))
      .orderBy(asc(users.name)),
  )
}
