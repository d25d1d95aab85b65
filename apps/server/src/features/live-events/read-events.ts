import type { LiveEvent } from '@pocketsoc/contract'
import { asc, gt } from 'drizzle-orm'
import { liveEventCounters, liveEvents } from '../../db/schema/index.ts'
import { asOrganization, type Transaction } from '../../db/scoped.ts'
import type { Services } from '../../services.ts'

export interface NumberedEvent {
  id: number
  event: LiveEvent
}

const batch = 500

/** The organisation's last event id, 0 before the first. */
export async function lastEventId(services: Services, organizationId: string): Promise<number> {
  const [row] = await asOrganization(services.database, organizationId, (tx) =>
    tx.sql.select({ id: liveEventCounters.lastId }).from(liveEventCounters),
  )
  return row?.id ?? 0
}

/**
 * Events behind `after`, oldest first, at most 500. Where some were pruned meanwhile, or `after` is not of this
 * stream, one `reset` event that carries the last id.
 */
export async function readEvents(services: Services, organizationId: string, after: number): Promise<NumberedEvent[]> {
  return asOrganization(services.database, organizationId, async (tx) => {
    const events = await eventsBehind(tx, after)
    if (continues(events, after)) return events
    const [counter] = await tx.sql.select({ id: liveEventCounters.lastId }).from(liveEventCounters)
    const last = counter?.id ?? 0
    if (after === last) return []
    // The next one may have been committed between the two statements.
    const again = await eventsBehind(tx, after)
    return continues(again, after) ? again : [{ id: last, event: { type: 'reset' } }]
  })
}

const continues = (events: NumberedEvent[], after: number) => events[0]?.id === after + 1

function eventsBehind(tx: Transaction, after: number): Promise<NumberedEvent[]> {
  return tx.sql
    .select({ id: liveEvents.id, event: liveEvents.event })
    .from(liveEvents)
    .where(gt(liveEvents.id, after))
    .orderBy(asc(liveEvents.id))
    .limit(batch)
}
