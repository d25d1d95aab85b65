import { eq } from 'drizzle-orm'
import { type Context, requireCan } from '../../context.ts'
import { savedQueries } from '../../db/schema/index.ts'
import { auditShared, refuseUnlessOwn } from './saved-query.ts'

/** Deletes a query of the member's own. Throws `missing`, and `not-allowed` for one that another shares. */
export async function deleteSavedQuery(context: Context, id: string): Promise<void> {
  requireCan(context, 'hunting.run')
  await context.transaction(async (tx) => {
    const before = await refuseUnlessOwn(tx, context, id)
    await tx.sql.delete(savedQueries).where(eq(savedQueries.id, id))
    await auditShared(tx, context, { event: 'saved-query.deleted', before })
  })
}
