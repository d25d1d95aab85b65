import { useState } from 'react'
import type { TextInputSelectionChangeEvent } from 'react-native'

export interface Selection {
  start: number
  end: number
}

export interface Editor {
  cursor: number
  /** Set while the app, not the finger, moves the cursor. */
  forced: Selection | undefined
  onSelectionChange: (event: TextInputSelectionChangeEvent) => void
  /** Puts the cursor somewhere. */
  moveTo: (cursor: number, end?: number) => void
}

/** Where the cursor of the query is, and how to move it. */
export function useEditor(): Editor {
  const [cursor, setCursor] = useState(0)
  const [forced, setForced] = useState<Selection | undefined>()
  return {
    cursor,
    forced,
    onSelectionChange: ({ nativeEvent: { selection } }) => {
      setCursor(selection.end)
      // Held for good, the selection would fight the finger.
      setForced(undefined)
    },
    moveTo: (at, end = at) => {
      setCursor(end)
      setForced({ start: at, end })
    },
  }
}
