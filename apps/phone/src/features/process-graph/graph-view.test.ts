import { describe, expect, test } from 'vitest'
import { boxOf, layOut } from './graph-layout.ts'
import { fitAll, fitAround, inside, keepInReach, leavesDrawn, nodeAt, overscan, partShown, zoomAt } from './graph-view.ts'
import { growTree } from './process-tree.ts'
import { manyProcesses, processNode } from './testing/process-nodes.ts'

const phone = { width: 393, height: 640 }
const nothing: ReadonlySet<string> = new Set()
const small = layOut(
  growTree([processNode({ id: 'a' }), processNode({ id: 'b', parentId: 'a', triggering: true })]),
  nothing,
  'down',
)
const large = layOut(growTree(manyProcesses(500)), nothing, 'down')

describe('zoomAt', () => {
  test('the graph under the fingers stands still', () => {
    const view = { x: 10, y: -40, scale: 0.8 }
    const at = { x: 120, y: 300 }
    const next = zoomAt(view, at, 1.7)
    expect((at.x - next.x) / next.scale).toBeCloseTo((at.x - view.x) / view.scale)
    expect((at.y - next.y) / next.scale).toBeCloseTo((at.y - view.y) / view.scale)
  })

  test('ends at the smallest and the largest scale', () => {
    expect(zoomAt({ x: 0, y: 0, scale: 1 }, { x: 0, y: 0 }, 1000).scale).toBe(2.4)
    expect(zoomAt({ x: 0, y: 0, scale: 1 }, { x: 0, y: 0 }, 0.0001).scale).toBe(0.12)
  })
})

describe('where reading begins', () => {
  test('a small tree is shown whole, in full size, from the top', () => {
    const view = fitAround(small, 'b', phone)
    expect(view.scale).toBe(1)
    expect(view).toEqual(fitAll(small, phone))
    expect(partShown(view, phone, 0).top).toBeCloseTo(-24)
  })

  test('of a large tree the process of the detection is in the window and legible', () => {
    const view = fitAround(large, 'p250', phone)
    const place = large.placeOf.get('p250')
    if (!place) throw new Error('p250 is placed')
    const window = partShown(view, phone, 0)
    const box = boxOf(place)
    expect(view.scale).toBeGreaterThanOrEqual(0.85)
    expect(box.top).toBeGreaterThan(window.top)
    expect(box.bottom).toBeLessThan(window.bottom)
  })
})

test('the graph cannot be pushed out of the window', () => {
  const pushed = keepInReach({ x: 1e6, y: -1e6, scale: 1 }, small.bounds, phone)
  expect(inside(small, partShown(pushed, phone, 0)).nodes.length).toBeGreaterThan(0)
})

describe('what is drawn', () => {
  const view = fitAround(large, 'p250', phone)

  test('of 500 processes only those in the window and a little around it', () => {
    const { nodes } = inside(large, partShown(view, phone, overscan))
    expect(nodes.length).toBeGreaterThan(5)
    expect(nodes.length).toBeLessThan(40)
  })

  test('lasts while the window moves within it', () => {
    expect(leavesDrawn({ ...view, y: view.y - 50 }, view, phone)).toBe(false)
    expect(leavesDrawn({ ...view, y: view.y - 500 }, view, phone)).toBe(true)
    expect(leavesDrawn({ ...view, scale: view.scale * 2 }, view, phone)).toBe(true)
  })
})

describe('nodeAt', () => {
  const view = fitAll(small, phone)
  const on = (id: string, x: number) => {
    const place = small.placeOf.get(id)
    if (!place) throw new Error(`${id} is placed`)
    return { x: view.x + (place.x + x) * view.scale, y: view.y + (place.y + 30) * view.scale }
  }

  test('a card opens, the knob at its edge folds, the ground is nothing', () => {
    expect(nodeAt(small, view, on('a', 40))).toMatchObject({ placed: { id: 'a' }, part: 'body' })
    expect(nodeAt(small, view, on('a', 270))).toMatchObject({ placed: { id: 'a' }, part: 'knob' })
    expect(nodeAt(small, view, { x: 5, y: phone.height - 5 })).toBeNull()
  })

  test('what started nothing has no knob', () => {
    expect(nodeAt(small, view, on('b', 268))).toMatchObject({ part: 'body' })
  })
})
