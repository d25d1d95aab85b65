import { listMachines } from '@pocketsoc/contract'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api } from '../../lib/client.ts'
import { queryKeys } from '../../lib/query-keys.ts'

/** Machines that are isolated or on the way there or back, longest first, page by page. */
export const isolatedMachinesQuery = infiniteQueryOptions({
  queryKey: [...queryKeys.machines, 'isolated'],
  queryFn: ({ signal, pageParam: cursor }) => api.call(listMachines, { query: { isolated: 'true', cursor, limit: 20 }, signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ nextCursor }) => nextCursor,
})

/** Machines to learn tags from: one page is enough to suggest some. */
export const taggedMachinesQuery = queryOptions({
  queryKey: ['tagged-machines'],
  staleTime: 300_000,
  queryFn: ({ signal }) => api.call(listMachines, { query: { limit: 100 }, signal }),
})
