import { type RefObject, useEffect, useEffectEvent } from 'react'
import type { View } from 'react-native'
import { zoomAt } from './graph-view.ts'
import type { WheelTarget } from './use-wheel.ts'

const stillMilliseconds = 140

/** The wheel moves the graph; with Ctrl or ⌘, which is also how a trackpad reports a pinch, it zooms under the pointer. */
export function useWheel(surface: RefObject<View | null>, { live, jump, settle }: WheelTarget): void {
  const turned = useEffectEvent((event: WheelEvent, element: Element) => {
    const { left, top } = element.getBoundingClientRect()
    const view = live()
    if (!event.ctrlKey && !event.metaKey) return jump({ ...view, x: view.x - event.deltaX, y: view.y - event.deltaY })
    jump(zoomAt(view, { x: event.clientX - left, y: event.clientY - top }, Math.exp(-event.deltaY / 240)))
  })
  const stopped = useEffectEvent(settle)

  useEffect(() => {
    // In a browser a View is its element.
    const element = surface.current as unknown as HTMLElement | null
    if (!element) return
    let timer = 0
    function onWheel(event: WheelEvent): void {
      // Not passive: the page must not scroll or zoom as well.
      event.preventDefault()
      turned(event, element as HTMLElement)
      clearTimeout(timer)
      timer = window.setTimeout(() => stopped(), stillMilliseconds)
    }
    element.addEventListener('wheel', onWheel, { passive: false })
    return () => {
      clearTimeout(timer)
      element.removeEventListener('wheel', onWheel)
    }
  }, [surface])
}
