import type { MachineEvent } from '@pocketsoc/contract'
import { dayHeading, dayKey } from '../../lib/time-words.ts'

/** The kinds that the chips offer, in their order; what we do not know yet comes under `event`. */
export const eventKinds = ['alert', 'process', 'network', 'file', 'registry', 'logon', 'event'] as const
export type EventKind = (typeof eventKinds)[number]

export type TimelineItem =
  | { type: 'hour'; key: string; heading: string }
  | { type: 'event'; key: string; event: MachineEvent; kind: EventKind; itself: boolean }

/** The kind under which an event is shown and filtered. */
export function kindOf({ kind }: Pick<MachineEvent, 'kind'>): EventKind {
  return eventKinds.find((known) => known === kind) ?? 'event'
}

/** Whether this is the telling of the detection itself, not of another or of its resolution. */
function isItself(event: MachineEvent, detectionId: string): boolean {
  return event.kind === 'alert' && event.detectionId === detectionId && !event.title.startsWith('Resolved: ')
}

export function countKinds(events: readonly MachineEvent[]): Record<EventKind, number> {
  const counts = Object.fromEntries(eventKinds.map((kind) => [kind, 0])) as Record<EventKind, number>
  for (const event of events) counts[kindOf(event)] += 1
  return counts
}

interface Narrowing {
  detectionId: string
  /** Empty for all kinds. */
  kinds: ReadonlySet<EventKind>
  /** Milliseconds since the epoch. */
  now: number
}

/** The events of the chosen kinds under a heading for each hour of the reader's calendar. The detection itself always shows. */
export function timelineItems(events: readonly MachineEvent[], { detectionId, kinds, now }: Narrowing): TimelineItem[] {
  const items: TimelineItem[] = []
  const seen = new Map<string, number>()
  let hour = ''
  for (const event of events) {
    const kind = kindOf(event)
    const itself = isItself(event, detectionId)
    if (kinds.size > 0 && !kinds.has(kind) && !itself) continue
    const thisHour = hourKey(event.at)
    if (thisHour !== hour) {
      hour = thisHour
      items.push({ type: 'hour', key: `hour ${hour}`, heading: hourHeading(event.at, now) })
    }
    const name = [event.at, kind, event.title, event.detail, event.byProcess].join(' ')
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    items.push({ type: 'event', key: `${name} ${times}`, event, kind, itself })
  }
  return items
}

/** Where the headings are, for a list that keeps the current one in view. */
export function hourIndexes(items: readonly TimelineItem[]): number[] {
  return items.flatMap((item, index) => (item.type === 'hour' ? [index] : []))
}

function hourKey(at: string): string {
  return `${dayKey(at)} ${String(new Date(at).getHours()).padStart(2, '0')}`
}

function hourHeading(at: string, now: number): string {
  const hour = String(new Date(at).getHours()).padStart(2, '0')
  return `${dayHeading(at, now)}, ${hour}:00`
}
