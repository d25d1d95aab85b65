import type { Detection, DetectionSummary } from '@pocketsoc/contract'
import type { QueryClient } from '@tanstack/react-query'
import { queryKeys } from './query-keys.ts'

/** The part of the feed that is read so far, newest first; `nextCursor` is null once its end is reached. */
export interface Feed {
  rows: DetectionSummary[]
  nextCursor: string | null
}

/** Puts the server's newest state of a detection wherever an older one is kept. */
export function keepDetection(queries: QueryClient, detection: Detection): void {
  queries.setQueryData(queryKeys.detection(detection.id), detection)
  for (const [queryKey, feed] of queries.getQueriesData<Feed>({ queryKey: queryKeys.feeds })) {
    if (!feed?.rows.some(({ id }) => id === detection.id)) continue
    // The other rows are as old as they were: one new row must not make them look fresh.
    const updatedAt = queries.getQueryState(queryKey)?.dataUpdatedAt
    queries.setQueryData<Feed>(queryKey, { ...feed, rows: feed.rows.map((row) => renewed(row, detection)) }, { updatedAt })
  }
}

function renewed(row: DetectionSummary, detection: Detection): DetectionSummary {
  if (row.id !== detection.id) return row
  const { status, severity, title, assignedTo, updatedAt } = detection
  return { ...row, status, severity, title, assignedTo, updatedAt }
}
