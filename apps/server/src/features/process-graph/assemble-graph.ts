import type { ProcessActivity, ProcessStart } from '@pocketsoc/connectors'
import type { Evidence, ProcessNode } from '@pocketsoc/contract'
import { attachActivity } from './attach-activity.ts'
import { breakCycles } from './break-cycles.ts'
import { chooseProcesses } from './choose-processes.ts'
import { collapseSiblings } from './collapse-siblings.ts'
import { gatherProcesses } from './gather-processes.ts'
import { byStart, childrenOf, type GraphProcess, type Processes } from './graph-process.ts'
import { millisecondsOf } from './process-identity.ts'

/** What telemetry adds to the evidence. */
export interface Telemetry {
  starts: ProcessStart[]
  activity: ProcessActivity[]
}

export interface AssembledGraph {
  nodes: ProcessNode[]
  /** Some processes were left out to keep it small. */
  truncated: boolean
  /** Processes that the evidence names, and how many of those telemetry knows. */
  seeds: number
  seedsFound: number
}

/**
 * The graph as a forest, parents before children, siblings by start. Pure and total: whatever the records claim, each
 * process is there once, nothing is its own ancestor, and the order of the input changes nothing.
 */
export function assembleGraph(evidence: Evidence[], telemetry: Telemetry = { starts: [], activity: [] }): AssembledGraph {
  const named = evidence.filter((item) => item.kind === 'process')
  const gathered = gatherProcesses(named, telemetry.starts)
  const { processes } = gathered
  breakCycles(processes)
  attachActivity(gathered, telemetry.activity)
  collapseSiblings(processes)
  const triggering = triggeringAmong(processes)
  const { chosen, truncated } = chooseProcesses(processes, triggering)
  return {
    nodes: inDrawingOrder(chosen).map((process) => nodeOf(process, triggering)),
    truncated,
    seeds: [...processes.values()].filter(({ seed }) => seed).length,
    seedsFound: gathered.seedsFound,
  }
}

/**
 * The processes that the detection is about: those of the evidence on which the vendor gave a verdict. Where it gave
 * none, the one that started last, since an alert is raised when the last step of a chain is seen.
 */
function triggeringAmong(processes: Processes): Set<string> {
  const seeds = [...processes.values()].filter(({ seed }) => seed)
  const judged = seeds.filter(({ verdict }) => verdict !== null)
  if (judged.length > 0) return new Set(judged.map(({ id }) => id))
  const timed = seeds.filter(({ startedAt }) => startedAt !== null)
  const last = (timed.length > 0 ? timed : seeds).sort(byStart).at(-1)
  return new Set(last ? [last.id] : [])
}

/** Depth first. Without recursion: a chain may be as long as the graph is large. */
function inDrawingOrder(processes: Processes): GraphProcess[] {
  const children = childrenOf(processes)
  const ordered: GraphProcess[] = []
  const waiting = [...(children.get(null) ?? [])].reverse()
  for (let process = waiting.pop(); process; process = waiting.pop()) {
    ordered.push(process)
    waiting.push(...[...(children.get(process.id) ?? [])].reverse())
  }
  return ordered
}

function nodeOf({ seed: _, ...process }: GraphProcess, triggering: ReadonlySet<string>): ProcessNode {
  return {
    ...process,
    startedAt: process.startedAt && new Date(millisecondsOf(process.startedAt)).toISOString(),
    triggering: triggering.has(process.id),
  }
}
