import { ApiProblem, getProcessGraph, type ProcessGraph } from '@pocketsoc/contract'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../lib/api.tsx'
import { type FailureWords, failureWords } from '../../lib/failure.ts'
import { notKept } from '../../lib/query-cache.ts'
import { queryKeys } from '../../lib/query-keys.ts'

export type GraphReading =
  | { at: 'loading' }
  | { at: 'missing' }
  | { at: 'failed'; words: FailureWords; retry: () => void }
  | {
      at: 'ready'
      graph: ProcessGraph
      /** True while hunting completes what is drawn from evidence. */
      completing: boolean
      /** Why asking for the complete tree failed, although the one from evidence is here. */
      failure: FailureWords | null
      retry: () => void
    }

const tenMinutes = 10 * 60_000

function useDepth(id: string, depth: 'evidence' | 'hunting', enabled: boolean) {
  const api = useApi()
  return useQuery({
    queryKey: [...queryKeys.processGraph(id), depth],
    queryFn: ({ signal }) => api.call(getProcessGraph, { params: { id }, query: { depth }, signal }),
    enabled,
    // The server keeps a hunted tree that long: asking earlier costs the tenant nothing, but the reader a wait.
    staleTime: depth === 'hunting' ? tenMinutes : 0,
    meta: notKept,
  })
}

/** The tree of processes of a detection: from its evidence at once, and with `complete` replaced by the hunted one. */
export function useProcessGraph(id: string, { complete }: { complete: boolean }): GraphReading {
  const evidence = useDepth(id, 'evidence', true)
  const hunted = useDepth(id, 'hunting', complete)

  const graph = hunted.data ?? evidence.data
  if (graph) {
    const failure = hunted.error ? failureWords(hunted.error) : null
    return { at: 'ready', graph, completing: complete && hunted.isFetching, failure, retry: () => void hunted.refetch() }
  }
  if (evidence.error) {
    const gone = evidence.error instanceof ApiProblem && (evidence.error.status === 404 || evidence.error.status === 400)
    return gone ? { at: 'missing' } : { at: 'failed', words: failureWords(evidence.error), retry: () => void evidence.refetch() }
  }
  return { at: 'loading' }
}
