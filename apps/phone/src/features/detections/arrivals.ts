import type { DetectionSummary } from '@pocketsoc/contract'

/** The row that stayed at the top when the reader scrolled on. */
export interface Hold {
  id: string
  createdAt: string
}

/**
 * What to show while the reader is further down: rows that came in above the held one wait,
 * so that nothing moves under the finger. The held row itself may be gone; its time still divides.
 */
export function heldRows(rows: DetectionSummary[], hold: Hold | null): { shown: DetectionSummary[]; waiting: number } {
  if (!hold) return { shown: rows, waiting: 0 }
  const first = rows.findIndex((row) => row.id === hold.id || row.createdAt < hold.createdAt)
  if (first <= 0) return { shown: rows, waiting: 0 }
  return { shown: rows.slice(first), waiting: first }
}

/**
 * Ids that came in above what was on screen before; they slide in. None when the two have no row in common,
 * which is another filter, or a first reading, rather than news.
 */
export function arrivedBetween(before: DetectionSummary[], after: DetectionSummary[]): ReadonlySet<string> {
  const known = new Set(before.map((row) => row.id))
  const firstKnown = after.findIndex((row) => known.has(row.id))
  return new Set(firstKnown <= 0 ? [] : after.slice(0, firstKnown).map((row) => row.id))
}
