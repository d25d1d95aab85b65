import { byStart, childrenOf, type GraphProcess, type Processes } from './graph-process.ts'

const mostProcesses = 500
const levelsUp = 12
const levelsDown = 4
const mostBelow = 200

// What starts everything else on a machine: nothing above it explains an attack.
const rootNames = new Set(['services.exe', 'wininit.exe', 'winlogon.exe', 'explorer.exe', 'svchost.exe', 'launchd', 'systemd'])

export interface Choice {
  chosen: Processes
  /** Some that belong here were left out to keep it small. */
  truncated: boolean
}

/**
 * The part of the forest around the processes that the evidence names: up to what starts everything, at most 12
 * levels; down 4 levels and at most 200 processes; 500 in all, those that triggered the detection first.
 */
export function chooseProcesses(processes: Processes, triggering: ReadonlySet<string>): Choice {
  const seeds = [...processes.values()]
    .filter(({ seed }) => seed)
    .sort((a, b) => Number(triggering.has(b.id)) - Number(triggering.has(a.id)) || byStart(a, b))
  const chosen: Processes = new Map()
  let truncated = false
  const choose = (process: GraphProcess) => {
    if (chosen.has(process.id)) return
    if (chosen.size < mostProcesses) chosen.set(process.id, process)
    else truncated = true
  }
  for (const seed of seeds) {
    choose(seed)
    const above = ancestorsOf(seed, processes)
    for (const ancestor of above.chain) choose(ancestor)
    truncated ||= above.cut
  }
  const below = descendantsOf(seeds, processes)
  for (const process of below.found) choose(process)
  return { chosen: detached(chosen), truncated: truncated || below.cut }
}

function ancestorsOf(seed: GraphProcess, processes: Processes): { chain: GraphProcess[]; cut: boolean } {
  const chain: GraphProcess[] = []
  let next = seed.parentId
  while (next !== null && chain.length < levelsUp) {
    const process = processes.get(next)
    if (!process) break
    chain.push(process)
    if (rootNames.has(process.name?.toLowerCase() ?? '')) return { chain, cut: false }
    next = process.parentId
  }
  return { chain, cut: next !== null }
}

function descendantsOf(seeds: GraphProcess[], processes: Processes): { found: GraphProcess[]; cut: boolean } {
  const children = childrenOf(processes)
  const seen = new Set(seeds.map(({ id }) => id))
  const found: GraphProcess[] = []
  let level = seeds
  for (let depth = 0; depth < levelsDown && level.length > 0; depth += 1) {
    const next = level.flatMap(({ id }) => children.get(id) ?? []).filter(({ id }) => !seen.has(id))
    level = next.slice(0, mostBelow - found.length)
    for (const process of level) seen.add(process.id)
    found.push(...level)
    if (level.length < next.length) return { found, cut: true }
  }
  return { found, cut: level.some(({ id }) => children.get(id)?.some((child) => !seen.has(child.id))) }
}

/** Copies in which nobody names a parent that was left out. */
function detached(chosen: Processes): Processes {
  return new Map(
    [...chosen].map(([id, process]) => {
      const parentId = process.parentId !== null && chosen.has(process.parentId) ? process.parentId : null
      return [id, { ...process, parentId }]
    }),
  )
}
