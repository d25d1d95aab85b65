import { radius, space } from '@pocketsoc/tokens'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { StyleSheet, View } from 'react-native'
import { GestureDetector, GestureHandlerRootView } from 'react-native-gesture-handler'
import Animated from 'react-native-reanimated'
import { counted } from '../../lib/words.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { useTheme } from '../../ui/theme.ts'
import { GraphDrawing } from './graph-drawing.tsx'
import type { GraphLayout } from './graph-layout.ts'
import { fitAll, fitAround, type GraphView, nodeAt, overscan, type Point, partShown, type Size, zoomAt } from './graph-view.ts'
import { usePanZoom } from './use-pan-zoom.ts'
import { useWheel } from './use-wheel.ts'

export interface GraphCanvasProps {
  layout: GraphLayout
  /** The process to begin at. */
  focus: string
  /** The process whose sheet is open. */
  selected: string | null
  onOpen: (id: string) => void
  onToggle: (id: string) => void
}

/** The graph to move under the fingers, beginning around the process that the detection names. */
export function GraphCanvas(props: GraphCanvasProps) {
  const [size, setSize] = useState<Size | null>(null)
  return (
    <GestureHandlerRootView
      style={styles.fill}
      onLayout={({ nativeEvent: { layout } }) => setSize({ width: layout.width, height: layout.height })}
    >
      {size && size.width > 0 ? <Board {...props} size={size} /> : null}
    </GestureHandlerRootView>
  )
}

function Board({ layout, focus, selected, onOpen, onToggle, size }: GraphCanvasProps & { size: Size }) {
  const { colors } = useTheme()
  const surface = useRef<View>(null)
  const [start] = useState(() => fitAround(layout, focus, size))
  // What stands still on screen while the layout changes around it.
  const anchor = useRef(focus)

  const zoom = usePanZoom({ start, bounds: layout.bounds, size, onTap })
  useWheel(surface, zoom)
  useSteadyView({ layout, anchor, zoom, fit: () => fitAround(layout, focus, size), start })

  function onTap(point: Point, view: GraphView): void {
    const hit = nodeAt(layout, view, point)
    if (!hit) return
    anchor.current = hit.placed.id
    if (hit.part === 'knob') onToggle(hit.placed.id)
    else onOpen(hit.placed.id)
  }

  const middle = { x: size.width / 2, y: size.height / 2 }
  const { drawn } = zoom
  const part = partShown(drawn, size, overscan)
  return (
    <View ref={surface} style={[styles.fill, styles.board, { backgroundColor: colors.grouped }]}>
      <GestureDetector gesture={zoom.gesture}>
        <View
          role="img"
          aria-label={`Graph of ${counted(layout.nodes.length, 'process', 'processes')}. The list holds the same, to be read and opened.`}
          style={styles.fill}
        >
          <Animated.View style={[styles.world, zoom.style]} pointerEvents="none">
            <View style={[styles.world, { left: part.left, top: part.top, transform: [{ scale: 1 / drawn.scale }] }]}>
              <GraphDrawing layout={layout} part={part} scale={drawn.scale} selected={selected} />
            </View>
          </Animated.View>
        </View>
      </GestureDetector>
      <View style={[styles.controls, { backgroundColor: colors.surface, borderColor: colors.border }]}>
        <IconButton icon="plus" label="Zoom in" onPress={() => zoom.glide(zoomAt(zoom.live(), middle, 1.5))} />
        <IconButton icon="minus" label="Zoom out" onPress={() => zoom.glide(zoomAt(zoom.live(), middle, 1 / 1.5))} />
        <IconButton icon="fit" label="Fit the whole graph" onPress={() => zoom.glide(fitAll(layout, size))} />
        <IconButton
          icon="target"
          label="Back to the process of the detection"
          onPress={() => zoom.glide(fitAround(layout, focus, size))}
        />
      </View>
    </View>
  )
}

interface SteadyView {
  layout: GraphLayout
  anchor: { current: string }
  zoom: Pick<ReturnType<typeof usePanZoom>, 'live' | 'jump' | 'settle'>
  /** The view to begin with for the layout there is now. */
  fit: () => GraphView
  start: GraphView
}

/**
 * Keeps the reader's place when the tree is completed or folded: the anchor stands still under a view that was moved,
 * and one that never was begins anew around the larger tree.
 */
function useSteadyView({ layout, anchor, zoom, fit, start }: SteadyView): void {
  const before = useRef(layout)
  const begun = useRef(start)
  const changed = useEffectEvent((was: GraphLayout) => {
    const view = zoom.live()
    if (sameView(view, begun.current) && was.nodes.length < layout.nodes.length) {
      zoom.jump(fit())
      begun.current = zoom.live()
      return zoom.settle()
    }
    const from = was.placeOf.get(anchor.current)
    const to = layout.placeOf.get(anchor.current)
    if (!from || !to || (from.x === to.x && from.y === to.y)) return
    zoom.jump({ scale: view.scale, x: view.x - (to.x - from.x) * view.scale, y: view.y - (to.y - from.y) * view.scale })
    zoom.settle()
  })
  useEffect(() => {
    const was = before.current
    before.current = layout
    if (was !== layout) changed(was)
  }, [layout])
}

function sameView(one: GraphView, other: GraphView): boolean {
  return one.x === other.x && one.y === other.y && one.scale === other.scale
}

const styles = StyleSheet.create({
  fill: { flex: 1 },
  board: { overflow: 'hidden' },
  world: { position: 'absolute', left: 0, top: 0, transformOrigin: 'left top' },
  controls: {
    position: 'absolute',
    right: space.md,
    bottom: space.md,
    borderRadius: radius.lg,
    borderWidth: StyleSheet.hairlineWidth,
    boxShadow: '0 4px 14px rgba(10, 16, 48, 0.14)',
  },
})
