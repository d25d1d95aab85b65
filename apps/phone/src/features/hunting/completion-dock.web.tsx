import { type CSSProperties, type PropsWithChildren, useEffect, useState } from 'react'
import type { CompletionDockProps } from './completion-dock.tsx'

// Less than this is a browser's own bar that came or went, not a keyboard.
const keyboardAtLeast = 120

/** Holds the bar at the bottom of the page in a browser, or above the keyboard of a phone. */
export function CompletionDock({ open, children }: PropsWithChildren<CompletionDockProps>) {
  const keyboard = useKeyboardHeight()
  if (!open) return null
  const style: CSSProperties =
    keyboard > 0 ? { position: 'fixed', left: 0, right: 0, bottom: keyboard, zIndex: 10 } : { flexShrink: 0 }
  // A press on the bar must not take the cursor out of the field.
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it keeps the focus where it is and does nothing else
    <div style={style} onMouseDown={(event) => event.preventDefault()}>
      {children}
    </div>
  )
}

function useKeyboardHeight(): number {
  const [height, setHeight] = useState(0)
  useEffect(() => {
    const viewport = window.visualViewport
    if (!viewport) return
    function measure(): void {
      const covered = window.innerHeight - (viewport?.height ?? 0) - (viewport?.offsetTop ?? 0)
      setHeight(covered > keyboardAtLeast ? covered : 0)
    }
    viewport.addEventListener('resize', measure)
    viewport.addEventListener('scroll', measure)
    return () => {
      viewport.removeEventListener('resize', measure)
      viewport.removeEventListener('scroll', measure)
    }
  }, [])
  return height
}
