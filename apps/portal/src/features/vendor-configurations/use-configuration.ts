import { useQuery, useQueryClient } from '@tanstack/react-query'
import { configurationQuery, configurationsQuery } from './queries.ts'

/** One configuration, drawn from the list at once where the list was read before. */
export function useConfiguration(id: string) {
  const queryClient = useQueryClient()
  return useQuery({
    ...configurationQuery(id),
    placeholderData: () => queryClient.getQueryData(configurationsQuery.queryKey)?.find((item) => item.id === id),
  })
}
