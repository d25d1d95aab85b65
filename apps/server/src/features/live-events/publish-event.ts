import type { LiveEvent } from '@pocketsoc/contract'
import { sql } from 'drizzle-orm'
import { liveEventCounters, liveEvents } from '../../db/schema/index.ts'
import type { Transaction } from '../../db/scoped.ts'

/** The channel of NOTIFY; its payload is the organisation's id. */
export const liveChannel = 'pocketsoc_live'

/**
 * Appends an event to the organisation's stream, visible once the transaction commits. The counter's row lock makes
 * commits follow the order of ids: a reader that has seen id n never misses a lower one. Call it last, the lock is
 * held until the commit.
 */
export async function publishEvent(tx: Transaction, to: { organizationId: string; now: Date }, event: LiveEvent): Promise<void> {
  const [counter] = await tx.sql
    .insert(liveEventCounters)
    .values({ organizationId: to.organizationId, lastId: 1 })
    .onConflictDoUpdate({ target: liveEventCounters.organizationId, set: { lastId: sql`${liveEventCounters.lastId} + 1` } })
    .returning({ id: liveEventCounters.lastId })
  if (!counter) throw new Error('the event counter did not answer')
  await tx.sql.insert(liveEvents).values({ organizationId: to.organizationId, id: counter.id, event, createdAt: to.now })
  await tx.connection.query('select pg_notify($1, $2)', [liveChannel, to.organizationId])
}
