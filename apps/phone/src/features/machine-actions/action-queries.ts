import {
  getIsolationPolicy,
  getMachineAction,
  type IsolationPolicy,
  listMachineActions,
  type MachineAction,
} from '@pocketsoc/contract'
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useApi } from '../../lib/api.tsx'
import { queryKeys } from '../../lib/query-keys.ts'
import { type Paged, usePaged } from '../../lib/use-paged.ts'
import { isFinal } from './action-words.ts'

const followMilliseconds = 3_000

export const actionViews = ['all', 'open', 'awaiting'] as const
export type ActionsView = (typeof actionViews)[number]

const narrowing = { all: {}, open: { open: 'true' }, awaiting: { awaitingApproval: 'true' } } as const

/** Machine actions, newest first. */
export function useMachineActions(view: ActionsView): Paged<MachineAction> {
  const api = useApi()
  return usePaged({
    queryKey: [...queryKeys.machineActions, 'list', view],
    read: (cursor, signal) => api.call(listMachineActions, { query: { ...narrowing[view], cursor }, signal }),
  })
}

/** The newest actions of one machine. */
export function useActionsOfMachine(machineId: string): UseQueryResult<MachineAction[]> {
  const api = useApi()
  return useQuery({
    queryKey: [...queryKeys.machineActions, 'of-machine', machineId],
    queryFn: async ({ signal }) =>
      (await api.call(listMachineActions, { query: { machine: machineId, limit: 20 }, signal })).items,
  })
}

/** One action, read again every few seconds until nothing more happens to it: live events may be lost. */
export function useMachineAction(id: string): UseQueryResult<MachineAction> {
  const api = useApi()
  return useQuery({
    queryKey: queryKeys.machineAction(id),
    queryFn: ({ signal }) => api.call(getMachineAction, { params: { id }, signal }),
    refetchInterval: ({ state }) => (state.data && isFinal(state.data) ? false : followMilliseconds),
  })
}

/** The organisation's rule for isolating machines. */
export function useIsolationPolicy(): UseQueryResult<IsolationPolicy> {
  const api = useApi()
  return useQuery({
    queryKey: queryKeys.isolationPolicy,
    queryFn: ({ signal }) => api.call(getIsolationPolicy, { signal }),
  })
}

/** Actions that wait for the signed-in member's decision. */
export function useWaitingForMe(): MachineAction[] {
  const api = useApi()
  const query = useQuery({
    queryKey: [...queryKeys.machineActions, 'awaiting-me'],
    queryFn: async ({ signal }) => (await api.call(listMachineActions, { query: { awaitingApproval: 'true' }, signal })).items,
    select: (actions) => actions.filter(({ approval }) => approval?.mayDecide),
  })
  return query.data ?? nothing
}

const nothing: MachineAction[] = []
