import type { NamedProcess, StoryProcess, VendorAlert } from '../world/simulator.ts'

/** A process as the graph of an alert is to show it. */
export interface ExpectedProcess {
  /** 1 for what nothing shown has started. */
  level: number
  truth: StoryProcess
  /** The process above it, if that is shown. */
  parent: StoryProcess | null
}

// What starts everything else on a machine ends the way up.
const beginnings = new Set(['services.exe', 'wininit.exe', 'winlogon.exe', 'explorer.exe', 'svchost.exe', 'launchd', 'systemd'])
const levelsDown = 4
const minute = 60_000
// Telemetry is read from six hours before an alert's first activity to half an hour after its last.
const reach = { before: 360 * minute, after: 30 * minute }

/**
 * What is to be seen of an attack from one of its alerts: the processes that the alert names, what led to them, up to
 * what starts everything or to what is told of, and what they started, four levels down. Worked out from what truly ran,
 * in drawing order: each above what it started, siblings by their start.
 */
export function expectedGraph(
  story: readonly StoryProcess[],
  alert: Pick<VendorAlert, 'firstEventTime' | 'lastEventTime'>,
  named: readonly NamedProcess[],
): ExpectedProcess[] {
  const parents = parentsIn(story)
  const seeds = named.map((wanted) => {
    const found = [...parents.keys()].find((process) => isSame(process, wanted))
    if (!found) throw new Error(`The alert names process ${wanted.processId}, which never ran.`)
    return found
  })
  const from = Date.parse(alert.firstEventTime) - reach.before
  const to = Date.parse(alert.lastEventTime) + reach.after
  // The row of a start tells its starter and the starter's starter; an alert tells of what it names the starter.
  const isTold = (process: StoryProcess) => seeds.includes(process) || [process, ...process.children].some(isRead)
  const isRead = (process: StoryProcess) => startOf(process) >= from && startOf(process) <= to
  const above = (process: StoryProcess) => {
    // One that the alert itself names is explained further.
    const begins = beginnings.has(process.fileName.toLowerCase()) && !seeds.includes(process)
    return begins || !isTold(process) ? null : (parents.get(process) ?? null)
  }
  const shown = new Set(seeds)
  for (const seed of seeds) {
    for (let next: StoryProcess | null = seed; next; next = above(next)) shown.add(next)
    for (const below of descendants(seed, levelsDown)) if (isRead(below)) shown.add(below)
  }
  return drawn(story, { shown, level: 1, parent: null })
}

const startOf = ({ createdAt }: StoryProcess) => Date.parse(createdAt)

function descendants(process: StoryProcess, levels: number): StoryProcess[] {
  if (levels === 0) return []
  return process.children.flatMap((child) => [child, ...descendants(child, levels - 1)])
}

interface Drawing {
  shown: ReadonlySet<StoryProcess>
  level: number
  parent: StoryProcess | null
}

function drawn(processes: readonly StoryProcess[], { shown, level, parent }: Drawing): ExpectedProcess[] {
  return byStart(processes).flatMap((truth) => {
    if (!shown.has(truth)) return drawn(truth.children, { shown, level, parent })
    return [{ level, truth, parent }, ...drawn(truth.children, { shown, level: level + 1, parent: truth })]
  })
}

function parentsIn(story: readonly StoryProcess[]): Map<StoryProcess, StoryProcess | null> {
  const parents = new Map<StoryProcess, StoryProcess | null>()
  const enter = (process: StoryProcess, parent: StoryProcess | null) => {
    parents.set(process, parent)
    for (const child of process.children) enter(child, process)
  }
  for (const root of story) enter(root, null)
  return parents
}

const byStart = (processes: readonly StoryProcess[]) =>
  processes.toSorted((one, other) => (one.createdAt < other.createdAt ? -1 : 1))

const isSame = (process: StoryProcess, wanted: NamedProcess) =>
  process.processId === wanted.processId && process.createdAt === wanted.processCreationTime
