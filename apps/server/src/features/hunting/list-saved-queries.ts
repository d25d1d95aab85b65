import type { SavedQuery } from '@pocketsoc/contract'
import { sql } from 'drizzle-orm'
import { type Context, requireCan } from '../../context.ts'
import { savedQueries } from '../../db/schema/index.ts'
import { namesOf, presentSavedQuery, visibleTo } from './saved-query.ts'

/** The member's own queries and those that others in the organisation share, by name. */
export async function listSavedQueries(context: Context): Promise<SavedQuery[]> {
  requireCan(context, 'hunting.run')
  const rows = await context.transaction((tx) =>
    tx.sql.select().from(savedQueries).where(visibleTo(context)).orderBy(sql`lower(${savedQueries.name}), ${savedQueries.id}`),
  )
  const names = await namesOf(context, [...new Set(rows.map(({ userId }) => userId))])
  return rows.map((row) => presentSavedQuery(row, context, names.get(row.userId) ?? null))
}
