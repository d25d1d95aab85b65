import { keepPreviousData, type QueryKey, useInfiniteQuery } from '@tanstack/react-query'
import { type FailureWords, failureWords } from './failure.ts'

export interface Page<T> {
  items: T[]
  nextCursor: string | null
}

export type PagedView<T> =
  | { at: 'loading' }
  | { at: 'failed'; words: FailureWords }
  | {
      at: 'ready'
      items: T[]
      /** When it was last read, in milliseconds since the epoch. */
      readAt: number
      /** Why the last reading failed, although these items are still here. */
      failure: FailureWords | null
      /** True while these items answer the question before and the new answer is on its way. */
      outdated: boolean
    }

export interface Paged<T> {
  view: PagedView<T>
  /** What is at the end of what was read. */
  end: 'all' | 'more' | 'failed'
  readMore: () => void
  refresh: () => Promise<void>
}

export interface PagedSource<T> {
  queryKey: QueryKey
  read: (cursor: string | undefined, signal: AbortSignal) => Promise<Page<T>>
}

/** A list that is read page by page as the reader gets there. */
export function usePaged<T>({ queryKey, read }: PagedSource<T>): Paged<T> {
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => read(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  })
  const { hasNextPage, isFetchNextPageError, isFetching, fetchNextPage } = query
  return {
    view: viewOf(
      query,
      query.data?.pages.flatMap((page) => page.items),
    ),
    end: !hasNextPage ? 'all' : isFetchNextPageError ? 'failed' : 'more',
    readMore: () => {
      if (hasNextPage && !isFetching) void fetchNextPage()
    },
    refresh: async () => {
      await query.refetch()
    },
  }
}

interface Reading {
  error: Error | null
  dataUpdatedAt: number
  isPlaceholderData: boolean
}

function viewOf<T>({ error, dataUpdatedAt, isPlaceholderData }: Reading, items: T[] | undefined): PagedView<T> {
  const failure = error ? failureWords(error) : null
  if (items) return { at: 'ready', items, readAt: dataUpdatedAt, failure, outdated: isPlaceholderData }
  return failure ? { at: 'failed', words: failure } : { at: 'loading' }
}
