import {
  ApiProblem,
  type CallInput,
  type CallResult,
  cancelHuntingRun,
  fillStarter,
  getDetection,
  getHuntingReference,
  getHuntingRun,
  type HuntingRun,
  listHuntingRuns,
  startHuntingRun,
} from '@pocketsoc/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useApi } from '../../lib/api.tsx'
import { notKept } from '../../lib/query-cache.ts'
import { queryKeys } from '../../lib/query-keys.ts'

export type HuntingReference = CallResult<typeof getHuntingReference>

const hour = 60 * 60_000
// Live events tell of the end; this is for when none can reach us.
const askAgainMilliseconds = 4_000

/** Tables, words and starters of a profile's query language. */
export function useHuntingReference(profileId: string | null) {
  const api = useApi()
  return useQuery({
    queryKey: queryKeys.huntingReference(profileId ?? ''),
    queryFn: ({ signal }) => api.call(getHuntingReference, { params: { id: profileId ?? '' }, signal }),
    enabled: profileId !== null,
    staleTime: hour,
  })
}

/** One run with its result, followed to its end. */
export function useHuntingRun(id: string | null) {
  const api = useApi()
  return useQuery({
    queryKey: queryKeys.huntingRun(id ?? ''),
    queryFn: ({ signal }) => api.call(getHuntingRun, { params: { id: id ?? '' }, signal }),
    enabled: id !== null,
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? askAgainMilliseconds : false),
    meta: notKept,
  })
}

/** The member's last runs, newest first, without results. */
export function useHuntingRuns() {
  const api = useApi()
  return useQuery({
    queryKey: queryKeys.huntingRuns,
    queryFn: async ({ signal }) => (await api.call(listHuntingRuns, { signal })).items,
    meta: notKept,
  })
}

type StartInput = CallInput<typeof startHuntingRun>['body']

/** Starts a run under an id of the phone's own, so that asking twice runs it once. */
export function useStartRun(onStarted: (run: HuntingRun) => void) {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: StartInput) => api.call(startHuntingRun, { body }),
    // The same id again is the same run, so an answer that got lost on the way costs nothing.
    retry: (failures, error) => failures < 2 && error instanceof ApiProblem && error.retryable && error.status !== 0,
    onSuccess: (run) => {
      keepRun(queries, run)
      onStarted(run)
    },
  })
}

/** Stops waiting for a run. */
export function useCancelRun() {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => api.call(cancelHuntingRun, { params: { id } }),
    onSuccess: (run) => keepRun(queries, run),
  })
}

function keepRun(queries: ReturnType<typeof useQueryClient>, run: HuntingRun): void {
  queries.setQueryData(queryKeys.huntingRun(run.id), run)
  void queries.invalidateQueries({ queryKey: queryKeys.huntingRuns })
}

/** What a detection offers to fill starters with; nothing without one. */
export function useDetectionParameters(detectionId: string | null) {
  const api = useApi()
  return useQuery({
    queryKey: queryKeys.huntingParameters(detectionId ?? ''),
    queryFn: async ({ signal }) => (await api.call(fillStarter, { params: { id: detectionId ?? '' }, signal })).items,
    enabled: detectionId !== null,
    meta: notKept,
  })
}

/** The profile that a detection came from; null while unknown and without one. */
export function useDetectionProfile(detectionId: string | null): string | null {
  const api = useApi()
  const query = useQuery({
    queryKey: queryKeys.detection(detectionId ?? ''),
    queryFn: ({ signal }) => api.call(getDetection, { params: { id: detectionId ?? '' }, signal }),
    enabled: detectionId !== null,
  })
  return query.data?.source.configurationId ?? null
}
