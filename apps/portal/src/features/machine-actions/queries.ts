import { getIsolationPolicy, type IsolationPolicy, listMachineActions, setIsolationPolicy } from '@pocketsoc/contract'
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../../lib/client.ts'
import { queryKeys } from '../../lib/query-keys.ts'

export const isolationPolicyQuery = queryOptions({
  queryKey: ['isolation-policy'],
  queryFn: ({ signal }) => api.call(getIsolationPolicy, { signal }),
})

export function useSetIsolationPolicy() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (policy: IsolationPolicy) => api.call(setIsolationPolicy, { body: policy }),
    onSuccess: (saved) => queryClient.setQueryData(isolationPolicyQuery.queryKey, saved),
  })
}

/** Machine actions of all configurations, newest first, page by page. */
export const machineActionsQuery = infiniteQueryOptions({
  queryKey: queryKeys.machineActions,
  queryFn: ({ signal, pageParam: cursor }) => api.call(listMachineActions, { query: { cursor, limit: 20 }, signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ nextCursor }) => nextCursor,
})
