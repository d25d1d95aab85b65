import type { DetectionSummary } from '@pocketsoc/contract'
import { dayHeading, dayKey } from '../../lib/time-words.ts'

export type FeedItem =
  | { kind: 'day'; key: string; heading: string }
  | { kind: 'row'; key: string; row: DetectionSummary; lastOfDay: boolean }

/** The rows with a heading before each day of the reader's calendar. `now` is milliseconds since the epoch. */
export function itemsOf(rows: DetectionSummary[], now: number): FeedItem[] {
  const items: FeedItem[] = []
  rows.forEach((row, index) => {
    const day = dayKey(row.createdAt)
    const before = rows[index - 1]
    const after = rows[index + 1]
    if (!before || dayKey(before.createdAt) !== day) {
      items.push({ kind: 'day', key: `day ${day}`, heading: dayHeading(row.createdAt, now) })
    }
    items.push({ kind: 'row', key: row.id, row, lastOfDay: !after || dayKey(after.createdAt) !== day })
  })
  return items
}

/** Where the headings are, for a list that keeps the current one in view. */
export function headingIndexes(items: FeedItem[]): number[] {
  return items.flatMap((item, index) => (item.kind === 'day' ? [index] : []))
}
