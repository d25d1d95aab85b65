import type { AuditAction, SavedQuery } from '@pocketsoc/contract'
import { eq, inArray, or } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { auditScope } from '../../context.ts'
import { savedQueries, users } from '../../db/schema/index.ts'
import { asSystem, type Transaction } from '../../db/scoped.ts'
import { notFound, Problem } from '../../http/problem.ts'
import { writeAudit } from '../audit/index.ts'

export type SavedQueryRow = typeof savedQueries.$inferSelect

/** What a member may see: their own and what others share. */
export const visibleTo = ({ actor }: Context) => or(eq(savedQueries.userId, actor.userId), eq(savedQueries.shared, true))

/** Throws `not-allowed` for a query that another shares, and `missing` for whatever the member cannot see. */
export async function refuseUnlessOwn(tx: Transaction, context: Context, id: string): Promise<SavedQueryRow> {
  const [row] = await tx.sql.select().from(savedQueries).where(eq(savedQueries.id, id)).for('update')
  if (row?.userId === context.actor.userId) return row
  if (!row?.shared) notFound('saved query')
  throw new Problem('not-allowed', 'Only its author may change a shared query.', { remedy: 'Save a copy of your own.' })
}

/** What is shared concerns everyone, so its changes are on the record; a private query is the member's own affair. */
export async function auditShared(
  tx: Transaction,
  context: Context,
  { event, before, after }: { event: AuditAction; before?: SavedQueryRow; after?: SavedQueryRow },
): Promise<void> {
  const row = after ?? before
  if (!row || !(before?.shared || after?.shared)) return
  const told = (state?: SavedQueryRow) => state && { name: state.name, query: state.query, shared: state.shared }
  await writeAudit(tx, auditScope(context), {
    event,
    target: { kind: 'saved-query', id: row.id, name: row.name },
    before: told(before),
    after: told(after),
  })
}

/** Names of members by id. Asked as the system: an organisation's own role may not read people. */
export async function namesOf({ services }: Context, userIds: string[]): Promise<Map<string, string>> {
  if (userIds.length === 0) return new Map()
  const rows = await asSystem(services.database, (tx) =>
    tx.sql.select({ id: users.id, name: users.name }).from(users).where(inArray(users.id, userIds)),
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}

export function presentSavedQuery(row: SavedQueryRow, context: Context, author: string | null): SavedQuery {
  const { id, name, query, shared, userId, updatedAt } = row
  return { id, name, query, shared, mine: userId === context.actor.userId, author, updatedAt: updatedAt.toISOString() }
}
