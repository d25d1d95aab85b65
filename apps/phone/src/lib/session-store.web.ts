import AsyncStorage from '@react-native-async-storage/async-storage'
import type { StoredSession } from './session-store.ts'

// The session itself is an HttpOnly cookie that no script can read; this only remembers that there is one.
const markerKey = 'pocketsoc.signed-in'

export async function loadSession(): Promise<StoredSession | null> {
  const marker = await AsyncStorage.getItem(markerKey)
  return marker === null ? null : { serverUrl: window.location.origin, token: null }
}

export async function saveSession(_session: StoredSession): Promise<void> {
  await AsyncStorage.setItem(markerKey, '1')
}

export async function clearSession(): Promise<void> {
  await AsyncStorage.removeItem(markerKey)
}

/** The app in a browser talks to the server it came from. */
export async function loadServerUrl(): Promise<string> {
  return window.location.origin
}
