import { hierarchy, tree } from 'd3-hierarchy'
import { shownNodes, type TreeNode } from './process-tree.ts'

/** In points at scale 1. */
export const nodeSize = { width: 272, height: 76 } as const
const gap = { across: 52, down: 14 } as const
const indent = 30

/**
 * Which way the tree grows: `down` gives each process a line of its own, indented under the one that started it, so that
 * a phone held upright shows several levels legibly; `across` gives each level a column, for windows wide enough.
 */
export type Direction = 'down' | 'across'

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

/** Places the forest. What `collapsed` names hides its descendants. */
export function layOut(roots: readonly TreeNode[], collapsed: ReadonlySet<string>, direction: Direction): GraphLayout {
  const spots = direction === 'down' ? downward(roots, collapsed) : sideways(roots, collapsed)
  const edgeBetween = direction === 'down' ? elbow : curve
  const placeOf = new Map<string, PlacedNode>()
  const edges: Edge[] = []
  for (const { node, x, y } of spots) {
    const { id } = node.process
    const placed = { id, node, x, y, hidden: collapsed.has(id) ? node.below : 0 }
    placeOf.set(id, placed)
    const parent = node.parent && placeOf.get(node.parent.process.id)
    if (parent) edges.push(edgeBetween(parent, placed))
  }
  const nodes = [...placeOf.values()]
  return { nodes, edges, placeOf, bounds: boundsOf(nodes) }
}

interface Spot {
  node: TreeNode
  x: number
  y: number
}

function downward(roots: readonly TreeNode[], collapsed: ReadonlySet<string>): Spot[] {
  return shownNodes(roots, collapsed).map((node, line) => ({
    node,
    x: (node.level - 1) * indent,
    y: line * (nodeSize.height + gap.down),
  }))
}

function sideways(roots: readonly TreeNode[], collapsed: ReadonlySet<string>): Spot[] {
  // One root above them all lets a forest be placed as a tree; it is not drawn.
  const top = hierarchy<TreeNode | null>(null, (node) => {
    if (node === null) return [...roots]
    return collapsed.has(node.process.id) ? [] : node.children
  })
  const place = tree<TreeNode | null>()
    .nodeSize([nodeSize.height + gap.down, nodeSize.width + gap.across])
    .separation((one, other) => (one.parent === other.parent ? 1 : 1.3))
  // The library grows trees downward: its x is our y.
  return place(top)
    .descendants()
    .flatMap(({ data, x, y }) => (data ? [{ node: data, x: y - (nodeSize.width + gap.across), y: x }] : []))
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

function curve(from: PlacedNode, to: PlacedNode): Edge {
  const start = { x: from.x + nodeSize.width, y: from.y + nodeSize.height / 2 }
  const end = { x: to.x, y: to.y + nodeSize.height / 2 }
  const middle = (start.x + end.x) / 2
  return {
    id: edgeId(from, to),
    path: `M${start.x} ${start.y}C${middle} ${start.y} ${middle} ${end.y} ${end.x} ${end.y}`,
    box: { left: start.x, right: end.x, top: Math.min(start.y, end.y), bottom: Math.max(start.y, end.y) },
  }
}

const elbowRadius = 9

/** From under the parent's left end straight down, and into the child's side. */
function elbow(from: PlacedNode, to: PlacedNode): Edge {
  const start = { x: from.x + indent / 2, y: from.y + nodeSize.height }
  const end = { x: to.x, y: to.y + nodeSize.height / 2 }
  return {
    id: edgeId(from, to),
    path: `M${start.x} ${start.y}V${end.y - elbowRadius}Q${start.x} ${end.y} ${start.x + elbowRadius} ${end.y}H${end.x}`,
    box: { left: start.x, right: end.x, top: start.y, bottom: end.y },
  }
}

const edgeId = (from: PlacedNode, to: PlacedNode) => `${from.id} ${to.id}`
