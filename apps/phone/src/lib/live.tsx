import { useQueryClient } from '@tanstack/react-query'
import { createContext, type PropsWithChildren, use, useEffect, useState } from 'react'
import { useApi } from './api.tsx'
import { watchForeground } from './foreground.ts'
import { coalesce, keysTouchedBy } from './live-invalidation.ts'

export type LiveState = 'connecting' | 'open' | 'lost'

const LiveContext = createContext<LiveState>('connecting')

/** Follows the server's live events while the app is in front, and has what they touch read again. */
export function LiveProvider({ children }: PropsWithChildren) {
  const api = useApi()
  const queries = useQueryClient()
  const [state, setState] = useState<LiveState>('connecting')

  useEffect(() => {
    const touch = coalesce((keys) => Promise.all(keys.map((queryKey) => queries.invalidateQueries({ queryKey }))), 1_000, {
      set: (run, milliseconds) => void setTimeout(run, milliseconds),
    })
    let stream = new AbortController()
    let openedBefore = false

    function follow(): void {
      stream = new AbortController()
      void api.events({
        signal: stream.signal,
        onEvent: (event) => touch(keysTouchedBy(event)),
        onState(next) {
          setState(next)
          // A lost stream is the first sign that the server is away: reading again tells, and shows it. Once there is a
          // stream again, whatever happened without one has been missed.
          if (openedBefore) touch([[]])
          if (next === 'open') openedBefore = true
        },
      })
    }

    follow()
    const stopWatching = watchForeground((inFront) => {
      stream.abort()
      if (inFront) follow()
    })
    return () => {
      stopWatching()
      stream.abort()
    }
  }, [api, queries])

  return <LiveContext value={state}>{children}</LiveContext>
}

/** Whether changes arrive by themselves right now. */
export function useLiveState(): LiveState {
  return use(LiveContext)
}
