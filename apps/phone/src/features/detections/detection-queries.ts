import { ApiProblem, type Detection, type DetectionSummary, getDetection } from '@pocketsoc/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useApi } from '../../lib/api.tsx'
import type { Feed } from '../../lib/detection-cache.ts'
import { type FailureWords, failureWords } from '../../lib/failure.ts'
import { queryKeys } from '../../lib/query-keys.ts'
import { useTriageEdits, withEdits } from '../../lib/triage-edits.ts'

export type DetectionView =
  | { at: 'loading'; summary: DetectionSummary | null }
  | { at: 'missing' }
  | { at: 'failed'; summary: DetectionSummary | null; words: FailureWords; retry: () => void }
  | { at: 'ready'; detection: Detection; readAt: number; failure: FailureWords | null }

// 400: the id in the address is none, so nothing can be there either.
function isGone(error: Error | null): boolean {
  return error instanceof ApiProblem && (error.status === 404 || error.status === 400)
}

/** One detection, starting from its row while the rest is on its way. */
export function useDetection(id: string): DetectionView {
  const api = useApi()
  const queries = useQueryClient()
  const edits = useTriageEdits()
  const query = useQuery({
    queryKey: queryKeys.detection(id),
    queryFn: ({ signal }) => api.call(getDetection, { params: { id }, signal }),
  })

  const failure = query.error ? failureWords(query.error) : null
  // Gone on the server means gone here too, however much of it is still in the cache.
  if (isGone(query.error)) return { at: 'missing' }
  if (query.data) return { at: 'ready', detection: withEdits(query.data, edits), readAt: query.dataUpdatedAt, failure }

  const feeds = queries.getQueriesData<Feed>({ queryKey: queryKeys.feeds })
  const row = feeds.flatMap(([, feed]) => feed?.rows ?? []).find((row) => row.id === id)
  const summary = row ? withEdits(row, edits) : null
  if (failure) return { at: 'failed', summary, words: failure, retry: () => void query.refetch() }
  return { at: 'loading', summary }
}
