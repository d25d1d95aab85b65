import {
  cancelMachineAction,
  decideMachineAction,
  type MachineAction,
  type RequestMachineAction,
  requestMachineAction,
} from '@pocketsoc/contract'
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import { useApi } from '../../lib/api.tsx'
import { tapSuccess } from '../../lib/haptics.ts'
import { queryKeys } from '../../lib/query-keys.ts'

/** Keeps an answered action and has what it touches read again. */
function useKeepAction(): (action: MachineAction) => void {
  const queries = useQueryClient()
  return (action) => {
    tapSuccess()
    queries.setQueryData(queryKeys.machineAction(action.id), action)
    void queries.invalidateQueries({ queryKey: queryKeys.machineActions })
    void queries.invalidateQueries({ queryKey: queryKeys.machines })
  }
}

export interface MachineRequest {
  machineId: string
  body: RequestMachineAction
}

/** Asks for an action. Never kept for later: without a connection it fails, and the member asks again. */
export function useRequestAction(): UseMutationResult<MachineAction, Error, MachineRequest> {
  const api = useApi()
  const keep = useKeepAction()
  return useMutation({
    mutationFn: ({ machineId, body }: MachineRequest) => api.call(requestMachineAction, { params: { id: machineId }, body }),
    onSuccess: keep,
  })
}

/** Cancels an action; the comment says why. */
export function useCancelAction(id: string): UseMutationResult<MachineAction, Error, string> {
  const api = useApi()
  const keep = useKeepAction()
  return useMutation({
    mutationFn: (comment: string) => api.call(cancelMachineAction, { params: { id }, body: { comment } }),
    onSuccess: keep,
  })
}

export interface ActionDecision {
  decision: 'approve' | 'reject'
  reason?: string
}

/** Approves or rejects an action as the second person. */
export function useDecideAction(id: string): UseMutationResult<MachineAction, Error, ActionDecision> {
  const api = useApi()
  const keep = useKeepAction()
  return useMutation({
    mutationFn: (body: ActionDecision) => api.call(decideMachineAction, { params: { id }, body }),
    onSuccess: keep,
  })
}
