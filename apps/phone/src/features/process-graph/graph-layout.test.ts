import { describe, expect, test } from 'vitest'
import { boxOf, type Direction, layOut, nodeSize } from './graph-layout.ts'
import { growTree } from './process-tree.ts'
import { manyProcesses, processNode } from './testing/process-nodes.ts'

const directions: Direction[] = ['down', 'across']
const roots = growTree(manyProcesses(500))
const nothing: ReadonlySet<string> = new Set()

describe.each(directions)('a tree of 500 processes laid out %s', (direction) => {
  const layout = layOut(roots, nothing, direction)

  test('places every process, with one edge to each that another started', () => {
    expect(layout.nodes).toHaveLength(500)
    expect(layout.edges).toHaveLength(500 - roots.length)
  })

  test('no two processes overlap', () => {
    const boxes = layout.nodes.map(boxOf).sort((one, other) => one.top - other.top)
    const touching = boxes.flatMap((box, index) =>
      boxes.slice(index + 1).filter((other) => other.top < box.bottom && other.left < box.right && other.right > box.left),
    )
    expect(touching).toEqual([])
  })

  test('a process lies to the right of the one that started it', () => {
    for (const { node, x } of layout.nodes) {
      const parent = node.parent && layout.placeOf.get(node.parent.process.id)
      if (parent) expect(x).toBeGreaterThan(parent.x)
    }
  })

  test('its bounds hold every process', () => {
    const { bounds } = layout
    for (const box of layout.nodes.map(boxOf)) {
      expect(box.left >= bounds.left && box.right <= bounds.right).toBe(true)
      expect(box.top >= bounds.top && box.bottom <= bounds.bottom).toBe(true)
    }
  })

  test('folding says how many it hides', () => {
    const folded = layOut(roots, new Set(['p0']), direction)
    expect(folded.nodes.find(({ id }) => id === 'p0')?.hidden).toBe(roots[0]?.below)
  })
})

test('downward, three levels fit the width of a phone in full size', () => {
  const three = growTree(['a', 'b', 'c'].map((id, index, all) => processNode({ id, parentId: all[index - 1] ?? null })))
  const { bounds } = layOut(three, nothing, 'down')
  expect(bounds.right - bounds.left).toBeLessThanOrEqual(393 - 2 * 24)
})

test('an empty tree has an empty place', () => {
  expect(layOut([], nothing, 'down')).toMatchObject({ nodes: [], edges: [], bounds: { left: 0, top: 0, right: 0, bottom: 0 } })
  expect(nodeSize.height).toBeGreaterThanOrEqual(44)
})
