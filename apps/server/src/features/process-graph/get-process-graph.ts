import { type ProcessGraph, roleCan } from '@pocketsoc/contract'
import { type Context, requireCan } from '../../context.ts'
import { Problem } from '../../http/problem.ts'
import { type StoredDetection, storedDetection } from '../detections/index.ts'
import { huntingProblem } from '../hunting/index.ts'
import { openVendorSession } from '../vendor-configurations/index.ts'
import { assembleGraph } from './assemble-graph.ts'
import { huntedGraph } from './hunted-graph.ts'
import { graphReach, huntable, spanAround } from './hunted-span.ts'

/**
 * The tree of processes of a detection: from its evidence at once, or completed by hunting. What keeps hunting from
 * completing it is told beside what the evidence shows; it never hides that. Throws `missing`.
 */
export async function getProcessGraph(
  context: Context,
  { id, depth }: { id: string; depth: 'evidence' | 'hunting' },
  open = openVendorSession,
): Promise<ProcessGraph> {
  requireCan(context, 'detections.read')
  const detection = await storedDetection(context, id)
  if (depth === 'evidence') return fromEvidence(detection, 'Drawn from the alert alone.')
  try {
    requireMayHunt(context)
    const span = huntable(detection, spanAround(detection, graphReach), context.now())
    return await huntedGraph(context, detection, { span, open })
  } catch (error) {
    const problem = huntingProblem(error, context.services.log)
    return { ...fromEvidence(detection, problem.detail ?? problem.title), problem }
  }
}

function requireMayHunt({ actor }: Context): void {
  if (roleCan(actor.role, 'hunting.run')) return
  throw new Problem('not-allowed', `Your role, ${actor.role}, does not allow hunting, which shows what is around the alert.`)
}

function fromEvidence({ detail }: StoredDetection, incompleteReason: string): ProcessGraph {
  const { nodes, truncated } = assembleGraph(detail.evidence)
  return { nodes, completeness: truncated ? 'truncated' : 'evidence', incompleteReason, problem: null }
}
