import type { ProcessGraph } from '@pocketsoc/contract'
import type { FailureWords } from '../../lib/failure.ts'
import { counted } from '../../lib/words.ts'

export interface GraphStatus {
  at: 'completing' | 'complete' | 'incomplete'
  words: string
  /** What would help, where something would. */
  remedy: string | null
}

/** How complete the tree is, in words. */
export function statusOf(
  graph: Pick<ProcessGraph, 'nodes' | 'completeness' | 'incompleteReason' | 'problem'>,
  { completing, failure }: { completing: boolean; failure: Pick<FailureWords, 'title' | 'remedy'> | null },
): GraphStatus {
  const processes = counted(graph.nodes.length, 'process', 'processes')
  if (completing) return { at: 'completing', words: `${processes} from the alert. Completing the tree by hunting…`, remedy: null }
  if (failure) return { at: 'incomplete', words: `${processes} from the alert. ${failure.title}.`, remedy: failure.remedy }
  if (graph.completeness === 'complete') return { at: 'complete', words: `${processes}, completed by hunting`, remedy: null }
  const reason = graph.incompleteReason ?? 'More is known than is drawn here.'
  const shown = graph.completeness === 'truncated' ? `The ${processes} nearest to the alert.` : `${processes} from the alert.`
  return { at: 'incomplete', words: `${shown} ${reason}`, remedy: graph.problem?.remedy ?? null }
}
