import {
  ApiProblem,
  type Detection,
  getDetection,
  type TriageOutcome,
  updateDetection,
  updateDetections,
} from '@pocketsoc/contract'
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import { useApi } from '../../lib/api.tsx'
import { keepDetection } from '../../lib/detection-cache.ts'
import { queryKeys } from '../../lib/query-keys.ts'
import { triageMutationKey } from '../../lib/triage-edits.ts'
import { type BulkSummary, chunked, summarise } from './bulk-summary.ts'
import type { TriageRequest } from './triage-request.ts'

export type TriageAnswer =
  | { kind: 'one'; detection: Detection }
  | { kind: 'conflict'; present: Detection; detail: string }
  | { kind: 'many'; summary: BulkSummary }

export interface TriageListener {
  onAnswer: (answer: TriageAnswer, request: TriageRequest) => void
  onFailure: (error: Error, request: TriageRequest) => void
}

/**
 * Sends changes. While one is on its way it shows through `useTriageEdits`; the answer is kept before it ends, so
 * that nothing flickers in between.
 */
export function useTriageMutation(listener: TriageListener): UseMutationResult<TriageAnswer, Error, TriageRequest> {
  const api = useApi()
  const queries = useQueryClient()

  async function readNow(id: string): Promise<Detection> {
    const present = await api.call(getDetection, { params: { id } })
    keepDetection(queries, present)
    return present
  }

  async function changeOne(request: TriageRequest, target: TriageRequest['targets'][number]): Promise<TriageAnswer> {
    const { change, overwrite } = request
    try {
      const detection = await api.call(updateDetection, {
        params: { id: target.id },
        body: { change, seenUpdatedAt: target.updatedAt, overwrite },
      })
      keepDetection(queries, detection)
      return { kind: 'one', detection }
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.code !== 'conflict') throw error
      return { kind: 'conflict', present: await readNow(target.id), detail: error.message }
    }
  }

  async function changeMany({ targets, change, overwrite }: TriageRequest): Promise<TriageAnswer> {
    const outcomes: TriageOutcome[] = []
    for (const chunk of chunked(targets)) {
      const ids = chunk.map(({ id }) => id)
      const seen = overwrite ? undefined : Object.fromEntries(chunk.map(({ id, updatedAt }) => [id, updatedAt]))
      const items = await api.call(updateDetections, { body: { ids, change, seen } }).then(
        (answer) => answer.items,
        (error: unknown) => failedWhole(ids, error),
      )
      outcomes.push(...items)
    }
    await queries.invalidateQueries({ queryKey: queryKeys.detections })
    return { kind: 'many', summary: summarise(targets, outcomes) }
  }

  return useMutation({
    mutationKey: triageMutationKey,
    mutationFn: (request: TriageRequest) => {
      const [only, second] = request.targets
      return only && !second ? changeOne(request, only) : changeMany(request)
    },
    onSuccess: (answer, request) => listener.onAnswer(answer, request),
    onError: (error, request) => listener.onFailure(error, request),
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: queryKeys.counts })
      void queries.invalidateQueries({ queryKey: queryKeys.machines })
    },
  })
}

/** What the outcomes of a call that failed as a whole are. */
function failedWhole(ids: readonly string[], error: unknown): TriageOutcome[] {
  if (!(error instanceof ApiProblem)) throw error
  return ids.map((id) => ({ id, outcome: 'failed', problem: error.problem }))
}
