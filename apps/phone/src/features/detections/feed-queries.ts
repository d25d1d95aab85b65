import { type CallResult, countDetections, type DetectionSummary, listDetections } from '@pocketsoc/contract'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useApi } from '../../lib/api.tsx'
import type { Feed } from '../../lib/detection-cache.ts'
import { type FailureWords, failureWords } from '../../lib/failure.ts'
import { queryKeys } from '../../lib/query-keys.ts'
import { useEditedRows } from '../../lib/triage-edits.ts'
import { appendPage, pageSize, type ReadPage, readFeed } from './feed-reading.ts'
import { type FeedFilter, isNarrowed, queryOf } from './filter.ts'

export type FeedView =
  | { at: 'loading' }
  | { at: 'failed'; words: FailureWords }
  | {
      at: 'ready'
      feed: Feed
      /** When it was last read, in milliseconds since the epoch. */
      readAt: number
      /** Why the last reading failed, although these rows are still here. */
      failure: FailureWords | null
      /** True while these rows answer the filter before and the new answer is on its way. */
      outdated: boolean
    }

export type MoreState = 'idle' | 'reading' | 'failed'

export interface FeedControl {
  view: FeedView
  more: MoreState
  readMore(): void
  refresh(): Promise<void>
}

const fiveMinutes = 5 * 60_000

/** The feed for a filter, kept for offline reading as long as it is the unfiltered one. */
export function useFeed(filter: FeedFilter): FeedControl {
  const api = useApi()
  const queries = useQueryClient()
  const queryKey = [...queryKeys.feeds, filter]

  const readPage =
    (signal?: AbortSignal): ReadPage =>
    (cursor, limit) =>
      api.call(listDetections, { query: { ...queryOf(filter, Date.now()), cursor, limit }, ...(signal ? { signal } : {}) })

  const query = useQuery({
    queryKey,
    queryFn: ({ signal }) => readFeed(readPage(signal), queries.getQueryData<Feed>(queryKey)),
    placeholderData: keepPreviousData,
    ...(isNarrowed(filter) ? { gcTime: fiveMinutes } : {}),
  })

  const more = useMutation({
    mutationFn: async (cursor: string) => {
      const page = await readPage()(cursor, pageSize)
      // The rows above are as old as they were: reading on must not make them look fresh.
      const updatedAt = queries.getQueryState(queryKey)?.dataUpdatedAt
      queries.setQueryData<Feed>(queryKey, (feed) => feed && appendPage(feed, cursor, page), { updatedAt })
    },
  })

  const rows = useEditedRows(query.data?.rows ?? nothing)
  const nextCursor = query.isPlaceholderData ? null : query.data?.nextCursor
  return {
    view: viewOf(query, rows),
    more: more.isPending ? 'reading' : more.isError ? 'failed' : 'idle',
    readMore: () => {
      if (nextCursor && !more.isPending) more.mutate(nextCursor)
    },
    refresh: async () => {
      await queries.invalidateQueries({ queryKey: queryKeys.detections })
    },
  }
}

const nothing: never[] = []

interface FeedQuery {
  data: Feed | undefined
  error: Error | null
  dataUpdatedAt: number
  isPlaceholderData: boolean
}

function viewOf(query: FeedQuery, rows: DetectionSummary[]): FeedView {
  if (query.data) {
    return {
      at: 'ready',
      feed: { ...query.data, rows },
      readAt: query.dataUpdatedAt,
      failure: query.error ? failureWords(query.error) : null,
      outdated: query.isPlaceholderData,
    }
  }
  return query.error ? { at: 'failed', words: failureWords(query.error) } : { at: 'loading' }
}

/** How many detections there are for each chip, under the other filters. */
export function useCounts(filter: FeedFilter): CallResult<typeof countDetections> | undefined {
  const api = useApi()
  const query = useQuery({
    queryKey: [...queryKeys.counts, filter],
    queryFn: ({ signal }) => api.call(countDetections, { query: queryOf(filter, Date.now()), signal }),
    placeholderData: keepPreviousData,
    gcTime: fiveMinutes,
  })
  return query.data
}
