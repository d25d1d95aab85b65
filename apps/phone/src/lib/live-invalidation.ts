import type { LiveEvent } from '@pocketsoc/contract'
import { queryKeys } from './query-keys.ts'

export type QueryKey = readonly string[]

/** Which reads an event makes out of date. An empty key covers everything. */
export function keysTouchedBy(event: LiveEvent): QueryKey[] {
  switch (event.type) {
    case 'detections.changed':
      return [queryKeys.feeds, queryKeys.counts, queryKeys.profiles, ...event.ids.map(queryKeys.detection)]
    case 'configuration.changed':
      // Each row carries its source's display name, so a rename touches every row and every open detection.
      return [queryKeys.profiles, queryKeys.detections]
    case 'configuration.health':
      return [queryKeys.profiles]
    case 'hunting-run.changed':
      return [queryKeys.huntingRun(event.runId), queryKeys.huntingRuns]
    case 'machine-action.changed':
      // An action changes what is known of its machine, in lists and beside detections.
      return [queryKeys.machineActions, queryKeys.machines]
    case 'device.revoked':
      // The profiles are read on every screen, so a device that was revoked meets its refusal at once.
      return [queryKeys.me, queryKeys.profiles]
    case 'reset':
      return [[]]
    default:
      // The start of a stream, and changes to what this app does not show.
      return []
  }
}

export interface Timers {
  set(run: () => void, milliseconds: number): void
}

/**
 * Collects keys and hands them over at most once per `pauseMilliseconds`, never two hand-overs at a time:
 * a burst of events becomes one read, and a read that is under way is finished before the next begins.
 */
export function coalesce(handOver: (keys: QueryKey[]) => Promise<unknown>, pauseMilliseconds: number, timers: Timers) {
  const waiting = new Map<string, QueryKey>()
  let busy = false

  async function flush(): Promise<void> {
    const keys = [...waiting.values()]
    waiting.clear()
    // A failed read shows itself on its screen; the next event must still get through.
    await handOver(keys).catch(() => undefined)
    timers.set(() => {
      busy = false
      start()
    }, pauseMilliseconds)
  }

  function start(): void {
    if (busy || waiting.size === 0) return
    busy = true
    void flush()
  }

  return (keys: QueryKey[]): void => {
    for (const key of keys) waiting.set(key.join('/'), key)
    start()
  }
}
