import { ApiProblem, type CallResult, getMachineTimeline, type MachineEvent } from '@pocketsoc/contract'
import { type InfiniteData, useInfiniteQuery } from '@tanstack/react-query'
import { useApi } from '../../lib/api.tsx'
import { type FailureWords, failureWords } from '../../lib/failure.ts'
import { notKept } from '../../lib/query-cache.ts'
import { queryKeys } from '../../lib/query-keys.ts'

export type TimelineView =
  | { at: 'loading' }
  | { at: 'missing' }
  | { at: 'failed'; words: FailureWords }
  | {
      at: 'ready'
      events: MachineEvent[]
      /** Why the vendor's telemetry is not among them; null where it is. */
      onlyOwnReason: string | null
      end: 'all' | 'more' | 'reading' | 'failed'
    }

export interface TimelineControl {
  view: TimelineView
  readMore: () => void
  refresh: () => Promise<void>
}

/** What happened on the machine of a detection, newest first, read page by page backwards. */
export function useMachineTimeline(id: string): TimelineControl {
  const api = useApi()
  const query = useInfiniteQuery({
    queryKey: queryKeys.machineTimeline(id),
    queryFn: ({ pageParam, signal }) =>
      api.call(getMachineTimeline, { params: { id }, query: pageParam ? { before: pageParam } : {}, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextBefore,
    // Each page is a query at the vendor: what lies in the past is not asked for again by itself.
    staleTime: 10 * 60_000,
    meta: notKept,
  })
  const { hasNextPage, isFetching, isFetchingNextPage, isFetchNextPageError, fetchNextPage, refetch } = query
  const end = !hasNextPage ? 'all' : isFetchNextPageError ? 'failed' : isFetchingNextPage ? 'reading' : 'more'

  return {
    view: viewOf(query, end),
    readMore: () => {
      if (hasNextPage && !isFetching) void fetchNextPage()
    },
    refresh: async () => {
      await refetch()
    },
  }
}

type Pages = InfiniteData<CallResult<typeof getMachineTimeline>>
type End = Extract<TimelineView, { at: 'ready' }>['end']

function viewOf({ data, error }: { data: Pages | undefined; error: Error | null }, end: End): TimelineView {
  if (data) {
    const onlyOwnReason = data.pages[0]?.onlyOwnReason ?? null
    return { at: 'ready', events: data.pages.flatMap(({ items }) => items), onlyOwnReason, end }
  }
  if (error instanceof ApiProblem && (error.status === 404 || error.status === 400)) return { at: 'missing' }
  return error ? { at: 'failed', words: failureWords(error) } : { at: 'loading' }
}
