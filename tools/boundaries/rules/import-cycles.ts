import type { Rule, Source, Tree } from '../tree.ts'

/** No two files may need each other, by whatever detour; a type-only import counts, because a reader follows it too. */
export const importCycles: Rule = (tree) => {
  const graph = importGraph(tree)
  return stronglyConnected(graph).map((group) => {
    const cycle = shortestCycle(group, graph)
    const [first = ''] = cycle
    return { rule: 'import-cycles', path: first, line: 1, message: `import cycle: ${[...cycle, first].join(' -> ')}` }
  })
}

type Graph = Map<string, string[]>

function importGraph({ sources }: Tree): Graph {
  const known = new Set(sources.map((source) => source.path))
  return new Map(sources.map((source) => [source.path, importedFiles(source).filter((path) => known.has(path))]))
}

function importedFiles(source: Source): string[] {
  return source.imports.flatMap(({ target }) => (target.kind === 'file' || target.kind === 'exported' ? [target.path] : []))
}

/** Tarjan's algorithm; answers only the groups that contain a cycle. */
function stronglyConnected(graph: Graph): string[][] {
  const state = new Map<string, { index: number; low: number; onStack: boolean }>()
  const stack: string[] = []
  const groups: string[][] = []

  const visit = (path: string): number => {
    const node = { index: state.size, low: state.size, onStack: true }
    state.set(path, node)
    stack.push(path)
    for (const next of graph.get(path) ?? []) {
      const seen = state.get(next)
      if (!seen) node.low = Math.min(node.low, visit(next))
      else if (seen.onStack) node.low = Math.min(node.low, seen.index)
    }
    if (node.low === node.index) closeGroup(path)
    return node.low
  }

  const closeGroup = (path: string): void => {
    const group = stack.splice(stack.indexOf(path))
    for (const member of group) Object.assign(state.get(member) ?? {}, { onStack: false })
    if (group.length > 1 || graph.get(path)?.includes(path)) groups.push(group)
  }

  for (const path of graph.keys()) if (!state.has(path)) visit(path)
  return groups
}

function shortestCycle(group: string[], graph: Graph): string[] {
  const members = new Set(group)
  const cycles = group.map((start) => shortestWayBack(start, members, graph))
  return cycles.reduce((best, cycle) => (cycle.length < best.length ? cycle : best))
}

function shortestWayBack(start: string, members: Set<string>, graph: Graph): string[] {
  const queue = [[start]]
  const seen = new Set<string>()
  for (let way = queue.shift(); way; way = queue.shift()) {
    for (const next of graph.get(way.at(-1) ?? start) ?? []) {
      if (next === start) return way
      if (!members.has(next) || seen.has(next)) continue
      seen.add(next)
      queue.push([...way, next])
    }
  }
  return [...members]
}
