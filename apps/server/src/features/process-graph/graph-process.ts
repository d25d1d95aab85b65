import type { ProcessNode } from '@pocketsoc/contract'

type Verdict = 'detected' | 'blocked' | 'prevented'

/** A process while the graph is being put together. */
export interface GraphProcess {
  id: string
  parentId: string | null
  name: string | null
  path: string | null
  commandLine: string | null
  processId: number | null
  /** In the form of `exactTime`. */
  startedAt: string | null
  user: string | null
  sha1: string | null
  sha256: string | null
  integrityLevel: string | null
  /** Named by the detection's evidence as a process of its own. */
  seed: boolean
  verdict: Verdict | null
  origin: 'evidence' | 'hunting' | 'inferred'
  activity: ProcessNode['activity']
  sameSiblings: number
}

/** Processes by id; the graph is in their `parentId`. */
export type Processes = Map<string, GraphProcess>

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** By start, unknown starts last; ids decide among equals, so that the order never depends on that of the input. */
export function byStart(a: GraphProcess, b: GraphProcess): number {
  if (a.startedAt === b.startedAt) return byText(a.id, b.id)
  if (a.startedAt === null) return 1
  return b.startedAt === null ? -1 : byText(a.startedAt, b.startedAt)
}

/** The children of every process, and of null the roots, each list by start. */
export function childrenOf(processes: Processes): Map<string | null, GraphProcess[]> {
  const children = new Map<string | null, GraphProcess[]>()
  for (const process of processes.values()) {
    const siblings = children.get(process.parentId)
    if (siblings) siblings.push(process)
    else children.set(process.parentId, [process])
  }
  for (const siblings of children.values()) siblings.sort(byStart)
  return children
}

const strongest: readonly Verdict[] = ['prevented', 'blocked', 'detected']

/** The vendor's word for what became of a process, as a verdict; null for every other word. */
export function verdictOf(outcome: string | null): Verdict | null {
  const word = outcome?.trim().toLowerCase() ?? ''
  return strongest.find((verdict) => word.startsWith(verdict)) ?? null
}

/** Of several verdicts on one process, that which says most. */
export function strongestVerdict(verdicts: (Verdict | null)[]): Verdict | null {
  return strongest.find((verdict) => verdicts.includes(verdict)) ?? null
}
