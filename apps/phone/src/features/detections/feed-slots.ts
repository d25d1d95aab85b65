import type { DetectionSummary } from '@pocketsoc/contract'
import type { ReactNode } from 'react'
import type { RowAction, RowSwipes } from '../../ui/row-action.ts'

/** What can be done with the rows of the feed; the same for every row, so that rows need not be drawn anew. */
export interface FeedActions {
  swipes: RowSwipes
  menu: readonly RowAction[]
  run: (row: DetectionSummary, key: string) => void
}

/** What other features add to the feed; a route fills them. */
export interface FeedSlots {
  /** Above the rows: what waits for the reader elsewhere. */
  banner?: ReactNode
  /** Null where the member may only read. */
  actions: FeedActions | null
  /** Along the bottom while rows are selected; `onDone` ends the selecting. */
  selectionBar: (rows: DetectionSummary[], onDone: () => void) => ReactNode
}
