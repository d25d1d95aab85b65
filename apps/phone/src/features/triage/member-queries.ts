import { listMembers, type Member } from '@pocketsoc/contract'
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useApi } from '../../lib/api.tsx'
import { queryKeys } from '../../lib/query-keys.ts'

/** The members of the organisation. */
export function useMembers(): UseQueryResult<Member[]> {
  const api = useApi()
  return useQuery({
    queryKey: queryKeys.members,
    queryFn: async ({ signal }) => (await api.call(listMembers, { signal })).items,
  })
}
