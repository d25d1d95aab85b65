import { type Box, boundsOf, boxOf, type Edge, type GraphLayout, type PlacedNode } from './graph-layout.ts'

/** How the graph lies under the window: a point of it is shown at `point * scale + (x, y)`. */
export interface GraphView {
  x: number
  y: number
  scale: number
}

export interface Point {
  x: number
  y: number
}

export interface Size {
  width: number
  height: number
}

const scales = { smallest: 0.12, largest: 2.4 } as const
const margin = 24

/** How much beyond the window is drawn, as a part of its size on each side: a pan stays inside it for a while. */
export const overscan = 0.35

function clampScale(scale: number): number {
  'worklet'
  return Math.min(scales.largest, Math.max(scales.smallest, scale))
}

/** The view after zooming by `factor` with the graph under `point` of the window standing still. */
export function zoomAt(view: GraphView, point: Point, factor: number): GraphView {
  'worklet'
  const scale = clampScale(view.scale * factor)
  const ratio = scale / view.scale
  return { scale, x: point.x - (point.x - view.x) * ratio, y: point.y - (point.y - view.y) * ratio }
}

/** The view moved so that at least a part of the graph stays in the window. */
export function keepInReach(view: GraphView, bounds: Box, size: Size): GraphView {
  'worklet'
  const reach = 80
  const within = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value))
  return {
    scale: view.scale,
    x: within(view.x, reach - bounds.right * view.scale, size.width - reach - bounds.left * view.scale),
    y: within(view.y, reach - bounds.bottom * view.scale, size.height - reach - bounds.top * view.scale),
  }
}

/** The part of the graph in the window and `beyond` window sizes around it. */
export function partShown(view: GraphView, size: Size, beyond: number): Box {
  'worklet'
  const across = size.width * beyond
  const down = size.height * beyond
  return {
    left: (-across - view.x) / view.scale,
    top: (-down - view.y) / view.scale,
    right: (size.width + across - view.x) / view.scale,
    bottom: (size.height + down - view.y) / view.scale,
  }
}

/** Whether the window has left what was drawn for `drawn`, or its scale is so different that more or less belongs in it. */
export function leavesDrawn(view: GraphView, drawn: GraphView, size: Size): boolean {
  'worklet'
  const inner = partShown(view, size, 0)
  const outer = partShown(drawn, size, overscan)
  const ratio = view.scale / drawn.scale
  const outside = inner.left < outer.left || inner.top < outer.top || inner.right > outer.right || inner.bottom > outer.bottom
  return outside || ratio > 1.6 || ratio < 0.6
}

/** The whole graph in the window, never larger than life. */
export function fitAll({ bounds }: Pick<GraphLayout, 'bounds'>, size: Size): GraphView {
  return fitBox(bounds, size, { smallest: scales.smallest, largest: 1 })
}

/** As small as the words of a process can be read without effort. */
const legible = 0.85

/** Where reading begins: the whole graph where it is legible so, else the process `focus`, below its parent where both fit. */
export function fitAround(layout: GraphLayout, focus: string, size: Size): GraphView {
  const whole = fitAll(layout, size)
  const place = layout.placeOf.get(focus)
  if (!place || whole.scale >= legible) return whole
  const parent = place.node.parent && layout.placeOf.get(place.node.parent.process.id)
  const pair = boundsOf(parent ? [place, parent] : [place])
  const { scale } = fitBox(pair, size, { smallest: legible, largest: 1 })
  const fits = fitsIn(pair, size, scale)
  return { scale, ...centred(fits ? pair : boxOf(place), size, scale) }
}

function fitsIn(box: Box, size: Size, scale: number): boolean {
  return (box.right - box.left) * scale <= size.width - margin && (box.bottom - box.top) * scale <= size.height - margin
}

function fitBox(box: Box, size: Size, { smallest, largest }: { smallest: number; largest: number }): GraphView {
  const width = Math.max(1, box.right - box.left)
  const height = Math.max(1, box.bottom - box.top)
  const wanted = Math.min((size.width - 2 * margin) / width, (size.height - 2 * margin) / height)
  const scale = Math.min(largest, Math.max(smallest, wanted))
  return { scale, ...placed(box, size, scale) }
}

/** A graph that is not as high as the window begins at its top, as a page does. */
function placed(box: Box, size: Size, scale: number): Point {
  const middle = centred(box, size, scale)
  return { x: middle.x, y: Math.min(middle.y, margin - box.top * scale) }
}

function centred(box: Box, size: Size, scale: number): Point {
  return {
    x: size.width / 2 - ((box.left + box.right) / 2) * scale,
    y: size.height / 2 - ((box.top + box.bottom) / 2) * scale,
  }
}

/** The nodes and edges that reach into `box`. */
export function inside(layout: GraphLayout, box: Box): { nodes: PlacedNode[]; edges: Edge[] } {
  return {
    nodes: layout.nodes.filter((node) => overlaps(boxOf(node), box)),
    edges: layout.edges.filter((edge) => overlaps(edge.box, box)),
  }
}

function overlaps(one: Box, other: Box): boolean {
  return one.left <= other.right && one.right >= other.left && one.top <= other.bottom && one.bottom >= other.top
}

/** What of the graph a finger at `point` of the window means; the knob that folds a process lies at its right edge. */
export function nodeAt(layout: GraphLayout, view: GraphView, point: Point): { placed: PlacedNode; part: 'body' | 'knob' } | null {
  const x = (point.x - view.x) / view.scale
  const y = (point.y - view.y) / view.scale
  // A finger is 44 points wide on the glass, whatever the scale.
  const finger = 22 / view.scale
  for (const placed of layout.nodes) {
    const box = boxOf(placed)
    if (y < box.top || y > box.bottom || x < box.left || x > box.right + finger) continue
    const knob = placed.node.children.length > 0 && x > box.right - Math.min(finger, 26)
    if (knob) return { placed, part: 'knob' }
    if (x <= box.right) return { placed, part: 'body' }
  }
  return null
}
