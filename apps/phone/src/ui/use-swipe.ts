import { type PointerEvent, type RefObject, useRef, useState } from 'react'
import { axisOf, pulledTo, restAt, type SwipeReach, type SwipeTrack } from './swipe-track.ts'

// One row at a time lies open, as in every list of a phone.
let openRow: { element: HTMLElement; close: () => void } | null = null

export interface Swipe {
  /** Which side's buttons are uncovered. */
  uncovered: 'leading' | 'trailing' | null
  isOpen: () => boolean
  close: () => void
  handlers: {
    onPointerDown: (event: PointerEvent) => void
    onPointerMove: (event: PointerEvent) => void
    onPointerUp: () => void
    onPointerCancel: () => void
  }
}

/** Lets a finger pull an element of a browser's page aside; a mouse does nothing to it. */
export function useSwipe(row: RefObject<HTMLElement | null>, reach: SwipeReach): Swipe {
  const track = useRef<SwipeTrack | null>(null)
  const offset = useRef(0)
  const [uncovered, setUncovered] = useState<Swipe['uncovered']>(null)

  function place(to: number, glide: boolean): void {
    offset.current = to
    setUncovered(to > 0 ? 'leading' : to < 0 ? 'trailing' : null)
    if (!row.current) return
    // Moved by hand: sixty renders a second of a whole row would not keep up with the finger.
    row.current.style.transition = glide && !wantsStill() ? 'transform 220ms cubic-bezier(0.2, 0.8, 0.2, 1)' : 'none'
    row.current.style.transform = to === 0 ? 'none' : `translateX(${to}px)`
  }

  function close(): void {
    place(0, true)
    if (openRow?.element === row.current) openRow = null
  }

  function follow({ clientX, clientY, pointerId }: PointerEvent): void {
    const swipe = track.current
    if (!swipe) return
    const axis = axisOf(swipe, clientX, clientY)
    if (axis === 'across' && swipe.axis === null) {
      row.current?.setPointerCapture(pointerId)
      if (openRow?.element !== row.current) openRow?.close()
    }
    swipe.axis = axis
    if (axis === 'across') place(pulledTo(swipe, clientX, reach), false)
  }

  function release(): void {
    const swipe = track.current
    track.current = null
    if (swipe?.axis !== 'across' || !row.current) return
    const rest = restAt(offset.current, reach)
    if (rest !== 0) openRow = { element: row.current, close: () => place(0, true) }
    place(rest, true)
  }

  return {
    uncovered,
    isOpen: () => offset.current !== 0,
    close,
    handlers: {
      onPointerDown({ pointerType, clientX, clientY }) {
        if (pointerType !== 'touch') return
        track.current = { from: offset.current, startX: clientX, startY: clientY, axis: null }
      },
      onPointerMove: follow,
      onPointerUp: release,
      onPointerCancel: release,
    },
  }
}

function wantsStill(): boolean {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches
}
