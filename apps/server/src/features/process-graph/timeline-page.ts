import type { MachineEvent } from '@pocketsoc/contract'

export interface TimelineInput {
  /** Events of our own, all there are in the whole span. */
  own: MachineEvent[]
  /** Telemetry before `before`, newest first; `complete` when the span holds no older ones. */
  hunted: { events: MachineEvent[]; complete: boolean }
  /** Exclusive; null for the first page. */
  before: string | null
  limit: number
}

/** Instants of the contract at one precision, so that they compare as text. */
export const wholeMilliseconds = (at: string) => new Date(at).toISOString()

/**
 * A page of the timeline, newest first, each event once. Pages end between two milliseconds, since the next one begins
 * strictly before the last: a page is shorter or, within one crowded millisecond, longer than `limit`.
 */
export function timelinePage({ own, hunted, before, limit }: TimelineInput): {
  items: MachineEvent[]
  nextBefore: string | null
} {
  const floor = hunted.complete ? null : (hunted.events.at(-1)?.at ?? null)
  if (before !== null && floor !== null && floor >= before) return { items: [], nextBefore: millisecondBefore(before) }
  const earlier = ({ at }: MachineEvent) => before === null || at < before
  const events = unique([...own, ...hunted.events].filter(earlier)).sort(newestFirst)
  // Below the oldest event that telemetry answered there may be more of the same millisecond.
  const certain = floor === null ? events : events.filter(({ at }) => at > floor)
  const all = certain.length > 0 || floor === null ? certain : events
  const items = wholePage(all, limit)
  const last = items.at(-1)
  const more = items.length < all.length || !hunted.complete
  return { items, nextBefore: more ? (last?.at ?? floor) : null }
}

/** Where one millisecond holds more than telemetry answers at once, the rest of it is passed over, or reading never ends. */
const millisecondBefore = (at: string) => new Date(Date.parse(at) - 1).toISOString()

function wholePage(events: MachineEvent[], limit: number): MachineEvent[] {
  const next = events[limit]
  if (!next) return events
  const whole = events.slice(0, limit).filter(({ at }) => at > next.at)
  return whole.length > 0 ? whole : events.filter(({ at }) => at >= next.at)
}

/** The key of an event is all it says: telemetry repeats records, and pages of it overlap. */
const keyOf = ({ at, kind, title, detail, actor, byProcess, detectionId }: MachineEvent) =>
  JSON.stringify([at, kind, title, detail, actor, byProcess, detectionId])

function unique(events: MachineEvent[]): MachineEvent[] {
  return [...new Map(events.map((event) => [keyOf(event), event])).values()]
}

function newestFirst(a: MachineEvent, b: MachineEvent): number {
  if (a.at !== b.at) return a.at > b.at ? -1 : 1
  return keyOf(a) < keyOf(b) ? -1 : 1
}
