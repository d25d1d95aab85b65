import type { DetectionSummary } from '@pocketsoc/contract'
import { useEffect, useState } from 'react'
import { arrivedBetween, type Hold, heldRows } from './arrivals.ts'

const leftTopAt = 120
const backAtTop = 8
// Longer than the sliding in: a row that scrolls back into view later is no news any more.
const newsMilliseconds = 1_000
const none: ReadonlySet<string> = new Set()

export interface SteadyRows {
  shown: DetectionSummary[]
  /** How many came in above since the reader left the top. */
  waiting: number
  arrived: ReadonlySet<string>
  /** Tell it how far the list is scrolled, in points. */
  scrolledTo(offset: number): void
  /** Shows what waits. */
  release(): void
}

/** Rows that do not move under the reader: new ones slide in at the top, or wait while the reader is further down. */
export function useSteadyRows(rows: DetectionSummary[]): SteadyRows {
  const [hold, setHold] = useState<Hold | null>(null)
  const [seen, setSeen] = useState({ rows, arrived: none })
  if (seen.rows !== rows) setSeen({ rows, arrived: arrivedBetween(seen.rows, rows) })

  useEffect(() => {
    if (seen.arrived.size === 0) return
    const timer = setTimeout(() => setSeen(({ rows }) => ({ rows, arrived: none })), newsMilliseconds)
    return () => clearTimeout(timer)
  }, [seen])

  const { shown, waiting } = heldRows(rows, hold)
  return {
    shown,
    waiting,
    arrived: seen.arrived,
    scrolledTo(offset) {
      const top = rows[0]
      if (offset > leftTopAt && !hold && top) setHold({ id: top.id, createdAt: top.createdAt })
      if (offset < backAtTop && hold) setHold(null)
    },
    release: () => setHold(null),
  }
}
