import { useCallback, useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= setInterval(() => {
    for (const each of listeners) each()
  }, 1000)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

/** A text that depends on the time; the component renders again only when the text changes. One timer serves all. */
export function useTimeText(text: (now: number) => string): string {
  return useSyncExternalStore(
    subscribe,
    useCallback(() => text(Date.now()), [text]),
  )
}
