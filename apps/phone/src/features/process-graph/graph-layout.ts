import { hierarchy, tree } from 'd3-hierarchy'
import type { TreeNode } from './process-tree.ts'

/** In points at scale 1. */
export const nodeSize = { width: 208, height: 70 } as const
const gap = { across: 52, down: 14 } as const

export interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

export interface PlacedNode {
  id: string
  node: TreeNode
  /** Top left corner. */
  x: number
  y: number
  /** Processes hidden under it, 0 unless it is collapsed. */
  hidden: number
}

export interface Edge {
  id: string
  path: string
  box: Box
}

export interface GraphLayout {
  nodes: PlacedNode[]
  edges: Edge[]
  bounds: Box
  placeOf: ReadonlyMap<string, PlacedNode>
}

/**
 * Places the forest from left to right: each level a column, what a process started in a row under one another beside
 * it. What `collapsed` names hides its descendants.
 */
export function layOut(roots: readonly TreeNode[], collapsed: ReadonlySet<string>): GraphLayout {
  // One root above them all lets a forest be placed as a tree; it is not drawn.
  const top = hierarchy<TreeNode | null>(null, (node) => {
    if (node === null) return [...roots]
    return collapsed.has(node.process.id) ? [] : node.children
  })
  const place = tree<TreeNode | null>()
    .nodeSize([nodeSize.height + gap.down, nodeSize.width + gap.across])
    .separation((one, other) => (one.parent === other.parent ? 1 : 1.3))
  const placeOf = new Map<string, PlacedNode>()
  const edges: Edge[] = []
  for (const { data, x, y } of place(top).descendants()) {
    if (data === null) continue
    const { id } = data.process
    const hidden = collapsed.has(id) ? data.below : 0
    const placed = { id, node: data, x: y - (nodeSize.width + gap.across), y: x, hidden }
    placeOf.set(id, placed)
    const parent = data.parent && placeOf.get(data.parent.process.id)
    if (parent) edges.push(edgeBetween(parent, placed))
  }
  const nodes = [...placeOf.values()]
  return { nodes, edges, placeOf, bounds: boundsOf(nodes) }
}

export function boxOf({ x, y }: { x: number; y: number }): Box {
  return { left: x, top: y, right: x + nodeSize.width, bottom: y + nodeSize.height }
}

/** The smallest box around all of them; empty at the origin where there are none. */
export function boundsOf(nodes: readonly { x: number; y: number }[]): Box {
  const [first, ...rest] = nodes
  if (!first) return { left: 0, top: 0, right: 0, bottom: 0 }
  return rest.map(boxOf).reduce(
    (all, box) => ({
      left: Math.min(all.left, box.left),
      top: Math.min(all.top, box.top),
      right: Math.max(all.right, box.right),
      bottom: Math.max(all.bottom, box.bottom),
    }),
    boxOf(first),
  )
}

function edgeBetween(from: PlacedNode, to: PlacedNode): Edge {
  const start = { x: from.x + nodeSize.width, y: from.y + nodeSize.height / 2 }
  const end = { x: to.x, y: to.y + nodeSize.height / 2 }
  const middle = (start.x + end.x) / 2
  return {
    id: `${from.id} ${to.id}`,
    path: `M${start.x} ${start.y}C${middle} ${start.y} ${middle} ${end.y} ${end.x} ${end.y}`,
    box: { left: start.x, right: end.x, top: Math.min(start.y, end.y), bottom: Math.max(start.y, end.y) },
  }
}
