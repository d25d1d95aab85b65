import {
  type CreateVendorConfiguration,
  createVendorConfiguration,
  deleteVendorConfiguration,
  getVendorConfiguration,
  listVendorConfigurations,
  listVendors,
  pollVendorConfiguration,
  type UpdateVendorConfiguration,
  updateVendorConfiguration,
  type VendorConfiguration,
} from '@pocketsoc/contract'
import { type QueryClient, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../../lib/client.ts'
import { queryKeys } from '../../lib/query-keys.ts'

// Live events carry progress; this slow look beside them keeps a first read moving should the stream be down.
const progressMilliseconds = 5_000

/** Vendors that can be configured. Changes only with the server's version. */
export const vendorsQuery = queryOptions({
  queryKey: ['vendors'],
  staleTime: 3_600_000,
  queryFn: ({ signal }) => api.call(listVendors, { signal }).then(({ items }) => items),
})

export const configurationsQuery = queryOptions({
  queryKey: queryKeys.configurations,
  queryFn: ({ signal }) => api.call(listVendorConfigurations, { signal }).then(({ items }) => items),
  refetchInterval: ({ state }) => (state.data?.some(inProgress) ? progressMilliseconds : false),
})

export const configurationQuery = (id: string) =>
  queryOptions({
    queryKey: [...queryKeys.configurations, id],
    queryFn: ({ signal }) => api.call(getVendorConfiguration, { params: { id }, signal }),
    refetchInterval: ({ state }) => (state.data && inProgress(state.data) ? progressMilliseconds : false),
  })

function inProgress({ health }: VendorConfiguration): boolean {
  return health.state === 'connecting' || health.state === 'backfilling'
}

export function useCreateConfiguration() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (input: CreateVendorConfiguration) => api.call(createVendorConfiguration, { body: input }),
    onSuccess: (created) => keep(queryClient, created),
  })
}

export function useUpdateConfiguration(id: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (input: UpdateVendorConfiguration) => api.call(updateVendorConfiguration, { params: { id }, body: input }),
    onSuccess: (updated) => keep(queryClient, updated),
  })
}

/** Asks the vendor now. */
export function usePollConfiguration(id: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: () => api.call(pollVendorConfiguration, { params: { id } }),
    onSuccess: (asked) => keep(queryClient, asked),
    onError: () => queryClient.invalidateQueries({ queryKey: queryKeys.configurations }),
  })
}

export function useDeleteConfiguration(id: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: () => api.call(deleteVendorConfiguration, { params: { id } }),
    onSuccess: () => {
      queryClient.setQueryData(configurationsQuery.queryKey, (items) => items?.filter((item) => item.id !== id))
    },
  })
}

// The answer of a change is the newest state there is: shown at once, then read again.
function keep(queryClient: QueryClient, configuration: VendorConfiguration): void {
  queryClient.setQueryData(configurationQuery(configuration.id).queryKey, configuration)
  queryClient.setQueryData(configurationsQuery.queryKey, (items) =>
    items?.some(({ id }) => id === configuration.id)
      ? items.map((item) => (item.id === configuration.id ? configuration : item))
      : items && [...items, configuration],
  )
  void queryClient.invalidateQueries({ queryKey: configurationsQuery.queryKey, exact: true })
}
