import { useState } from 'react'
import { Gesture } from 'react-native-gesture-handler'
import { useAnimatedReaction, useAnimatedStyle, useSharedValue, withDecay, withTiming } from 'react-native-reanimated'
import { scheduleOnRN } from 'react-native-worklets'
import type { Box } from './graph-layout.ts'
import { type GraphView, keepInReach, leavesDrawn, type Point, type Size, zoomAt } from './graph-view.ts'

export interface PanZoomOptions {
  start: GraphView
  bounds: Box
  size: Size
  onTap: (point: Point, view: GraphView) => void
}

/**
 * Moves a drawing under the fingers without drawing it anew: the view lives on the UI thread, and only when the window
 * leaves what is drawn, or a zoom has ended, does `drawn` change.
 */
export function usePanZoom({ start, bounds, size, onTap }: PanZoomOptions) {
  const x = useSharedValue(start.x)
  const y = useSharedValue(start.y)
  const scale = useSharedValue(start.scale)
  const lastDrawn = useSharedValue(start)
  const [drawn, setDrawn] = useState(start)

  function live(): GraphView {
    'worklet'
    return { x: x.get(), y: y.get(), scale: scale.get() }
  }

  function move(view: GraphView): void {
    'worklet'
    const next = keepInReach(view, bounds, size)
    x.set(next.x)
    y.set(next.y)
    scale.set(next.scale)
  }

  function draw(view: GraphView): void {
    'worklet'
    lastDrawn.set(view)
    scheduleOnRN(setDrawn, view)
  }

  useAnimatedReaction(
    () => ({ x: x.get(), y: y.get(), scale: scale.get() }),
    (view) => {
      if (leavesDrawn(view, lastDrawn.get(), size)) draw(view)
    },
    [size],
  )

  const pan = Gesture.Pan()
    .minDistance(6)
    .onChange(({ changeX, changeY }) => {
      const view = live()
      move({ scale: view.scale, x: view.x + changeX, y: view.y + changeY })
    })
    .onEnd(({ velocityX, velocityY }) => {
      const { x: left, y: top } = keepInReach({ scale: scale.get(), x: -1e7, y: -1e7 }, bounds, size)
      const { x: right, y: bottom } = keepInReach({ scale: scale.get(), x: 1e7, y: 1e7 }, bounds, size)
      x.set(withDecay({ velocity: velocityX, clamp: [left, right] }))
      y.set(withDecay({ velocity: velocityY, clamp: [top, bottom] }))
    })
  const pinch = Gesture.Pinch()
    .onChange(({ scaleChange, focalX, focalY }) => move(zoomAt(live(), { x: focalX, y: focalY }, scaleChange)))
    .onEnd(() => draw(live()))
  const tap = Gesture.Tap()
    .maxDuration(350)
    .onEnd((at) => scheduleOnRN(onTap, { x: at.x, y: at.y }, live()))

  // The drawing is placed in points of the graph, so this alone shows it where it belongs at any moment.
  const style = useAnimatedStyle(() => ({
    transform: [{ translateX: x.get() }, { translateY: y.get() }, { scale: scale.get() }],
  }))

  return {
    gesture: Gesture.Simultaneous(pan, pinch, tap),
    style,
    drawn,
    live,
    /** Goes to a view at once, as a wheel does. */
    jump(view: GraphView): void {
      move(view)
      const next = live()
      if (leavesDrawn(next, lastDrawn.get(), size)) draw(next)
    },
    /** Draws the view there is sharply, once a wheel stands still. */
    settle: () => draw(live()),
    /** Glides to a view. */
    glide(view: GraphView): void {
      x.set(withTiming(view.x))
      y.set(withTiming(view.y))
      scale.set(withTiming(view.scale))
      draw(view)
    },
  }
}
