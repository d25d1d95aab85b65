import { getMe, type Me, type Permission } from '@pocketsoc/contract'
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useApi } from './api.tsx'
import { queryKeys } from './query-keys.ts'

/** Who is signed in, where, on which device. */
export function useMe(): UseQueryResult<Me> {
  const api = useApi()
  return useQuery({ queryKey: queryKeys.me, queryFn: ({ signal }) => api.call(getMe, { signal }) })
}

/** Whether the member's role includes a permission; false while that is unknown, so that nothing is offered in vain. */
export function useMay(permission: Permission): boolean {
  return useMe().data?.permissions.includes(permission) ?? false
}
