import { lt } from 'drizzle-orm'
import { liveEvents } from '../../db/schema/index.ts'
import { asSystem } from '../../db/scoped.ts'
import type { Services } from '../../services.ts'

const keptMilliseconds = 24 * 60 * 60 * 1000

/** Forgets events older than a day; a reader that slept longer is told to read everything again. */
export async function pruneEvents(services: Services): Promise<void> {
  const before = new Date(services.environment.clock.now() - keptMilliseconds)
  await asSystem(services.database, (tx) => tx.sql.delete(liveEvents).where(lt(liveEvents.createdAt, before)))
}
