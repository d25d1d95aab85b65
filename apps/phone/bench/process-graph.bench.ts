import { layOut } from '../src/features/process-graph/graph-layout.ts'
import { fitAround, inside, overscan, partShown } from '../src/features/process-graph/graph-view.ts'
import { growTree } from '../src/features/process-graph/process-tree.ts'
import { manyProcesses } from '../src/features/process-graph/testing/process-nodes.ts'

// What the process graph works out for a tree as large as the server answers: once when the tree arrives or is folded,
// and each time that a pan leaves what is drawn. A frame at 60 a second has 16.7 ms; half of one is the limit here,
// since a phone draws in the other half.
const processes = 500
const rounds = 200
const window = { width: 393, height: 640 }
const nodes = manyProcesses(processes)

const tree = growTree(nodes)
const layout = layOut(tree, new Set(), 'down')
const view = fitAround(layout, 'p250', window)

const figures = [
  measure('grow and lay out downward', 8, () => layOut(growTree(nodes), new Set(), 'down')),
  measure('grow and lay out across', 8, () => layOut(growTree(nodes), new Set(), 'across')),
  measure('choose what a pan draws', 2, () => inside(layout, partShown(view, window, overscan))),
]

for (const { what, median, limit } of figures) {
  console.log(`${what.padEnd(28)} ${processes} processes   median ${median.toFixed(2).padStart(6)} ms   limit ${limit} ms`)
}
if (figures.some(({ median, limit }) => median > limit)) {
  console.error('Slower than the limit.')
  process.exitCode = 1
}

/** The median of `rounds` runs in milliseconds, after as many to warm up: a busy machine moves it least. */
function measure(what: string, limit: number, run: () => unknown): { what: string; median: number; limit: number } {
  for (let round = 0; round < rounds; round += 1) run()
  const took = Array.from({ length: rounds }, () => {
    const start = performance.now()
    run()
    return performance.now() - start
  }).sort((one, other) => one - other)
  return { what, median: took[rounds / 2] ?? Number.POSITIVE_INFINITY, limit }
}
