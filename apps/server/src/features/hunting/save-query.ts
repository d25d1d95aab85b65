import type { SavedQuery } from '@pocketsoc/contract'
import { eq } from 'drizzle-orm'
import { type Context, requireCan } from '../../context.ts'
import { savedQueries } from '../../db/schema/index.ts'
import { storableText } from '../../db/storable-text.ts'
import { auditShared, presentSavedQuery, refuseUnlessOwn } from './saved-query.ts'

export interface SaveQuery {
  name: string
  query: string
  shared: boolean
}

/**
 * Creates or replaces a query of the member's own under an id made by the phone. Throws `missing` for an id that
 * belongs to someone whose query the member cannot see, `not-allowed` for one that another shares.
 */
export async function saveQuery(context: Context, id: string, input: SaveQuery): Promise<SavedQuery> {
  requireCan(context, 'hunting.run')
  const values = {
    name: storableText(input.name),
    query: storableText(input.query),
    shared: input.shared,
    updatedAt: context.now(),
  }
  const { organizationId, actor } = context
  return context.transaction(async (tx) => {
    const [created] = await tx.sql
      .insert(savedQueries)
      .values({ ...values, id, organizationId, userId: actor.userId })
      .onConflictDoNothing()
      .returning()
    const before = created ? undefined : await refuseUnlessOwn(tx, context, id)
    if (before) await tx.sql.update(savedQueries).set(values).where(eq(savedQueries.id, id))
    const after = { id, organizationId, userId: actor.userId, ...values }
    await auditShared(tx, context, { event: 'saved-query.saved', before, after })
    return presentSavedQuery(after, context, actor.name)
  })
}
