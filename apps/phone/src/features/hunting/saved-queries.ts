import { deleteSavedQuery, listSavedQueries, saveQuery } from '@pocketsoc/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useApi } from '../../lib/api.tsx'
import { queryKeys } from '../../lib/query-keys.ts'

/** The member's own queries and those that others share, by name. */
export function useSavedQueries() {
  const api = useApi()
  return useQuery({
    queryKey: queryKeys.savedQueries,
    queryFn: async ({ signal }) => (await api.call(listSavedQueries, { signal })).items,
  })
}

export interface QueryToSave {
  id: string
  name: string
  query: string
  shared: boolean
}

/** Keeps a query under an id of the phone's own, or changes one. */
export function useSaveQuery() {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ id, ...body }: QueryToSave) => api.call(saveQuery, { params: { id }, body }),
    onSettled: () => queries.invalidateQueries({ queryKey: queryKeys.savedQueries }),
  })
}

export function useDeleteQuery() {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => api.call(deleteSavedQuery, { params: { id } }),
    onSettled: () => queries.invalidateQueries({ queryKey: queryKeys.savedQueries }),
  })
}
