import { focusManager } from '@tanstack/react-query'
import { AppState } from 'react-native'

/** Calls `listener` with whether the app is in front, on every change. Returns how to stop. */
export function watchForeground(listener: (inFront: boolean) => void): () => void {
  const subscription = AppState.addEventListener('change', (state) => {
    // `inactive` is a glance at the app switcher or a banner: not worth dropping the live connection.
    if (state === 'inactive') return
    focusManager.setFocused(state === 'active')
    listener(state === 'active')
  })
  return () => subscription.remove()
}
