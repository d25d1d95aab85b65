import { type AuditFilter, listAuditRecords, listMembers, verifyAuditRecords } from '@pocketsoc/contract'
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '../../lib/client.ts'

/** The audit log behind a filter, newest first, page by page. The last filter's pages stay until the new ones are there. */
export const auditRecordsQuery = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ['audit-records', 'list', filter],
    queryFn: ({ signal, pageParam: cursor }) => api.call(listAuditRecords, { query: { ...filter, cursor, limit: 50 }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  })

/** Whether the log is as it was written. Costs the server a reading of all of it, so it is kept for a minute. */
export const auditVerificationQuery = queryOptions({
  queryKey: ['audit-records', 'verification'],
  queryFn: ({ signal }) => api.call(verifyAuditRecords, { signal }),
  staleTime: 60_000,
  refetchOnWindowFocus: false,
})

/** Who may have done something, to filter by. */
export const auditMembersQuery = queryOptions({
  queryKey: ['audit-records', 'members'],
  queryFn: ({ signal }) => api.call(listMembers, { signal }).then(({ items }) => items),
  staleTime: 60_000,
})
