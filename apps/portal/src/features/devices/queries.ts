import { listDevices, revokeDevice } from '@pocketsoc/contract'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../../lib/client.ts'
import { queryKeys } from '../../lib/query-keys.ts'

export const devicesQuery = queryOptions({
  queryKey: queryKeys.devices,
  queryFn: ({ signal }) => api.call(listDevices, { signal }).then(({ items }) => items),
})

export function useRevokeDevice() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => api.call(revokeDevice, { params: { id } }),
    onSuccess: (_, id) => {
      queryClient.setQueryData(devicesQuery.queryKey, (items) => items?.filter((item) => item.id !== id))
    },
  })
}
