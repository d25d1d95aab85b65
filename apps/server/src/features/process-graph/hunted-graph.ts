import type { HuntedSpan, Hunter } from '@pocketsoc/connectors'
import type { ProcessGraph } from '@pocketsoc/contract'
import type { Context } from '../../context.ts'
import type { Services } from '../../services.ts'
import type { StoredDetection } from '../detections/index.ts'
import { huntingProblem, type OpenVendor, openHunter } from '../hunting/index.ts'
import { assembleGraph } from './assemble-graph.ts'
import { type AnswerCache, createAnswerCache, type KeptAnswer } from './graph-cache.ts'

const graphsKept = 200
const keptMilliseconds = 10 * 60_000
/** Telemetry lags behind alerts by minutes: what was not there yet is worth asking again soon. */
const lackingKeptMilliseconds = 2 * 60_000

const caches = new WeakMap<Services, AnswerCache<ProcessGraph>>()

function cacheOf(services: Services): AnswerCache<ProcessGraph> {
  const known = caches.get(services) ?? createAnswerCache(graphsKept, services.environment.clock.now)
  caches.set(services, known)
  return known
}

/**
 * The graph completed by telemetry. Kept for ten minutes a state of the detection, since the vendor grants little time
 * for queries. Throws what opening and hunting throw.
 */
export function huntedGraph(
  { services, organizationId }: Context,
  detection: StoredDetection,
  { span, open }: { span: HuntedSpan; open: OpenVendor },
): Promise<ProcessGraph> {
  const { id, configurationId, updatedAt } = detection
  return cacheOf(services).answer(`${id} ${updatedAt.toISOString()}`, async () => {
    const { hunter } = await openHunter(services, { organizationId, configurationId }, open)
    return drawGraph(services, detection, { hunter, span })
  })
}

async function drawGraph(
  services: Services,
  { detail }: StoredDetection,
  { hunter, span }: { hunter: Hunter; span: HuntedSpan },
): Promise<KeptAnswer<ProcessGraph>> {
  const [started, did] = await Promise.allSettled([hunter.processStarts(span), hunter.processActivity(span)])
  if (started.status === 'rejected') throw started.reason
  const activity = did.status === 'fulfilled' ? did.value : []
  const graph = assembleGraph(detail.evidence, { starts: started.value.starts, activity })
  const found = graph.seedsFound > 0
  const truncated = graph.truncated || started.value.truncated
  return {
    value: {
      nodes: graph.nodes,
      completeness: truncated ? 'truncated' : found ? 'complete' : 'evidence',
      incompleteReason: reasonOf(graph, truncated),
      // The tree stands without the badges, so their failure is told beside it.
      problem: did.status === 'rejected' ? huntingProblem(did.reason, services.log) : null,
    },
    milliseconds: found && did.status === 'fulfilled' ? keptMilliseconds : lackingKeptMilliseconds,
  }
}

function reasonOf({ seeds, seedsFound }: { seeds: number; seedsFound: number }, truncated: boolean): string | null {
  if (seeds === 0) return 'The alert names no process to start from.'
  if (seedsFound === 0) {
    return 'Telemetry does not hold the processes of this alert. They may have started hours before, or their records lag behind by some minutes.'
  }
  return truncated ? 'There were more processes than are shown: 4 levels below those of the alert and 500 in all.' : null
}
