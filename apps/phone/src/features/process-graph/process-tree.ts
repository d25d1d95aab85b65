import type { ProcessNode } from '@pocketsoc/contract'

/** A process with its place among the others. */
export interface TreeNode {
  process: ProcessNode
  parent: TreeNode | null
  children: TreeNode[]
  /** 1 for what nothing known has started. */
  level: number
  /** How many processes descend from it. */
  below: number
}

/** The forest that the graph's nodes describe. A parent that is not there, or comes later, is none: no cycle can arise. */
export function growTree(nodes: readonly ProcessNode[]): TreeNode[] {
  const grown = new Map<string, TreeNode>()
  const roots: TreeNode[] = []
  for (const process of nodes) {
    if (grown.has(process.id)) continue
    const parent = process.parentId === null ? null : (grown.get(process.parentId) ?? null)
    const node: TreeNode = { process, parent, children: [], level: (parent?.level ?? 0) + 1, below: 0 }
    grown.set(process.id, node)
    if (parent) parent.children.push(node)
    else roots.push(node)
    for (let above = parent; above; above = above.parent) above.below += 1
  }
  return roots
}

/** Every node of the forest that `collapsed` leaves in view, each above its descendants. */
export function shownNodes(roots: readonly TreeNode[], collapsed: ReadonlySet<string>): TreeNode[] {
  const shown: TreeNode[] = []
  const waiting = [...roots].reverse()
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    shown.push(node)
    if (!collapsed.has(node.process.id)) waiting.push(...[...node.children].reverse())
  }
  return shown
}

/** What the reader came for: the first process that the detection itself names, else the first there is. */
export function focusOf(roots: readonly TreeNode[]): TreeNode | null {
  const all = shownNodes(roots, new Set())
  return all.find(({ process }) => process.triggering) ?? all[0] ?? null
}

/** The nearest of it: up to two above, itself, and a few of what it started. In the order of the tree. */
export function neighbourhood(focus: TreeNode, mostChildren: number): { shown: TreeNode[]; more: number } {
  const above = [focus.parent?.parent, focus.parent].filter((node) => node !== null && node !== undefined)
  const children = focus.children.slice(0, mostChildren)
  const levels = [...above, focus].length
  return { shown: [...above, focus, ...children], more: focus.below - children.length + (focus.level - levels) }
}
