import { listMachines, type Machine } from '@pocketsoc/contract'
import { useApi } from '../../lib/api.tsx'
import { queryKeys } from '../../lib/query-keys.ts'
import { type Paged, usePaged } from '../../lib/use-paged.ts'

export interface MachineFilter {
  q: string
  isolated: boolean
  /** Id of a profile; null for all. */
  profile: string | null
}

/** Machines that match, by name; isolated ones by how long they are. */
export function useMachines(filter: MachineFilter): Paged<Machine> {
  const api = useApi()
  const { q, isolated, profile } = filter
  return usePaged({
    queryKey: [...queryKeys.machines, 'list', filter],
    read: (cursor, signal) =>
      api.call(listMachines, {
        query: {
          cursor,
          ...(q ? { q } : {}),
          ...(isolated ? { isolated: 'true' as const } : {}),
          ...(profile ? { profile } : {}),
        },
        signal,
      }),
  })
}
