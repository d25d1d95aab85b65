import type { HuntingRun } from '@pocketsoc/contract'
import { useIsFocused } from 'expo-router'
import { useEffect, useEffectEvent, useRef } from 'react'

/** Opens the result of a run that the reader saw running and waited for; one that ended elsewhere waits for a tap. */
export function useResultOpening(run: HuntingRun | null, open: (id: string) => void): void {
  const inFront = useIsFocused()
  const awaited = useRef<string | null>(null)
  const ended = useEffectEvent(open)
  const { id, state } = run ?? {}

  useEffect(() => {
    if (!inFront || !id) {
      awaited.current = null
      return
    }
    if (state === 'running') awaited.current = id
    else if (awaited.current === id) {
      awaited.current = null
      if (state === 'done') ended(id)
    }
  }, [id, state, inFront])
}
