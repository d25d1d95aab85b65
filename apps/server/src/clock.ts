import { setTimeout as delay } from 'node:timers/promises'
import type { Clock } from '@pocketsoc/connectors'

/** The machine's own time. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds, signal) => delay(milliseconds, undefined, signal ? { signal } : {}),
}
