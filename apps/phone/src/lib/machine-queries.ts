import { type Client, findMachineOfDetection, getMachine, type MachineDetail } from '@pocketsoc/contract'
import { type UseQueryResult, useQueries, useQuery } from '@tanstack/react-query'
import { useApi } from './api.tsx'
import { queryKeys } from './query-keys.ts'

/** Which machine: by its own id, or by a detection that happened on it. */
export type MachineReference = { machineId: string } | { detectionId: string }

/** One machine with its users and detections. */
export function useMachine(reference: MachineReference): UseQueryResult<MachineDetail> {
  return useQuery(machineQuery(useApi(), reference))
}

/** The machines of several detections, in their order. */
export function useMachinesOf(detectionIds: readonly string[]): UseQueryResult<MachineDetail>[] {
  const api = useApi()
  return useQueries({ queries: detectionIds.map((detectionId) => machineQuery(api, { detectionId })) })
}

function machineQuery(api: Client, reference: MachineReference) {
  return 'machineId' in reference
    ? {
        queryKey: queryKeys.machine(reference.machineId),
        queryFn: ({ signal }: { signal: AbortSignal }) => api.call(getMachine, { params: { id: reference.machineId }, signal }),
      }
    : {
        queryKey: queryKeys.machineOf(reference.detectionId),
        queryFn: ({ signal }: { signal: AbortSignal }) =>
          api.call(findMachineOfDetection, { params: { id: reference.detectionId }, signal }),
      }
}
