import type { AlertChange } from '@pocketsoc/connectors'
import type { TriageChange } from '@pocketsoc/contract'
import { and, eq } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { members, users } from '../../db/schema/index.ts'
import { asSystem } from '../../db/scoped.ts'
import { Problem } from '../../http/problem.ts'

/**
 * The change as a connector takes it. The vendor sees one application whoever acts, so a comment carries the
 * analyst's name. Throws `invalid-input` for an assignee who is no member.
 */
export async function alertChangeOf(context: Context, change: TriageChange): Promise<AlertChange> {
  const { assignTo, comment, ...rest } = change
  return {
    ...rest,
    ...(assignTo === undefined ? {} : { assignedTo: assignTo === null ? null : await emailOf(context, assignTo) }),
    ...(comment === undefined ? {} : { comment: `${comment}\n\n${context.actor.name}, via PocketSOC` }),
  }
}

async function emailOf(context: Context, userId: string): Promise<string> {
  const [member] = await asSystem(context.services.database, (tx) =>
    tx.sql
      .select({ email: users.email })
      .from(members)
      .innerJoin(users, eq(users.id, members.userId))
      .where(and(eq(members.organizationId, context.organizationId), eq(users.id, userId))),
  )
  if (member) return member.email
  throw new Problem('invalid-input', 'The assignee is not a member of this organisation.', {
    errors: [{ pointer: '/change/assignTo', detail: 'Choose a member' }],
  })
}
