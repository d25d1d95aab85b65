/**
 * Calls `listener(true)` when the page shows again or the connection returns. A hidden tab keeps its stream:
 * it costs no battery there, and the page is current when it is looked at.
 */
export function watchForeground(listener: (inFront: boolean) => void): () => void {
  const shown = () => {
    if (document.visibilityState === 'visible') listener(true)
  }
  const online = () => listener(true)
  document.addEventListener('visibilitychange', shown)
  window.addEventListener('online', online)
  return () => {
    document.removeEventListener('visibilitychange', shown)
    window.removeEventListener('online', online)
  }
}
