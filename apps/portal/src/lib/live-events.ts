import type { LiveEvent } from '@pocketsoc/contract'
import { type QueryKey, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { api } from './client.ts'
import { queryKeys } from './query-keys.ts'

/** Which answers an event makes stale; `all` means everything on screen. */
export function staleBy(event: LiveEvent): QueryKey[] | 'all' {
  switch (event.type) {
    case 'detections.changed':
    case 'configuration.changed':
    case 'configuration.health':
      return [queryKeys.configurations]
    case 'machine-action.changed':
      return [queryKeys.machineActions, queryKeys.machines]
    case 'device.revoked':
      return [queryKeys.devices]
    case 'member.changed':
      // It may be the reader's own role, and with it what every page offers.
      return [queryKeys.members, queryKeys.me]
    case 'invitation.changed':
      return [queryKeys.invitations]
    case 'reset':
      return 'all'
    default:
      return [] // Of a part that the portal does not show.
  }
}

// A first read of 30 days raises many events a second; the screen needs two looks a second at most.
const gatherMilliseconds = 500
// A stream that comes back by itself within this time is not worth a word.
const patienceMilliseconds = 4000

/** Follows the server's live events while mounted and re-reads what they make stale. Answers whether the stream is lost. */
export function useLiveEvents(): { lost: boolean } {
  const queryClient = useQueryClient()
  const [lost, setLost] = useState(false)

  useEffect(() => {
    const abort = new AbortController()
    const stale = new Map<string, QueryKey>()
    let gathering: ReturnType<typeof setTimeout> | undefined
    let losing: ReturnType<typeof setTimeout> | undefined

    const refresh = () => {
      gathering = undefined
      for (const queryKey of stale.values()) void queryClient.invalidateQueries({ queryKey })
      stale.clear()
    }
    const onEvent = (event: LiveEvent) => {
      const keys = staleBy(event)
      if (keys === 'all') return void queryClient.invalidateQueries()
      for (const key of keys) stale.set(JSON.stringify(key), key)
      gathering ??= setTimeout(refresh, gatherMilliseconds)
    }
    let wasLost = false
    const onState = (state: 'open' | 'lost') => {
      if (state === 'lost') {
        wasLost = true
        losing ??= setTimeout(() => setLost(true), patienceMilliseconds)
        return
      }
      clearTimeout(losing)
      losing = undefined
      setLost(false)
      if (wasLost) void queryClient.invalidateQueries()
      wasLost = false
    }
    void api.events({ signal: abort.signal, onEvent, onState })
    return () => {
      abort.abort()
      clearTimeout(gathering)
      clearTimeout(losing)
    }
  }, [queryClient])

  return { lost }
}
