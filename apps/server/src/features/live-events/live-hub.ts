import type { Database } from '../../db/database.ts'
import { liveChannel } from './publish-event.ts'

/** Wakes the open streams of an organisation when something was published, by whichever process. */
export interface LiveHub {
  subscribe(organizationId: string, wake: () => void): () => void
  close(): Promise<void>
}

export async function createLiveHub(database: Database): Promise<LiveHub> {
  const subscribers = new Map<string, Set<() => void>>()
  const wakeAll = (wakes: Iterable<() => void> | undefined) => {
    for (const wake of wakes ?? []) wake()
  }
  const stop = await database.listen(liveChannel, (organizationId) => {
    if (organizationId === null) for (const wakes of subscribers.values()) wakeAll(wakes)
    else wakeAll(subscribers.get(organizationId))
  })

  return {
    subscribe(organizationId, wake) {
      const wakes = subscribers.get(organizationId) ?? new Set()
      subscribers.set(organizationId, wakes.add(wake))
      return () => {
        wakes.delete(wake)
        // Leaving twice must not take away the set that a later stream has begun.
        if (wakes.size === 0 && subscribers.get(organizationId) === wakes) subscribers.delete(organizationId)
      }
    },
    close: stop,
  }
}
