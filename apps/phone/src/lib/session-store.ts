import AsyncStorage from '@react-native-async-storage/async-storage'
import * as SecureStore from 'expo-secure-store'
import { env } from './env.ts'
import { checkServerAddress } from './server-address.ts'

/** A signed-in device: which server, and the token to show it (null in a browser, where a cookie is sent). */
export interface StoredSession {
  serverUrl: string
  token: string | null
}

const tokenKey = 'pocketsoc.token'
const serverKey = 'pocketsoc.server'
const installedKey = 'pocketsoc.installed'
// Never in a backup, never on another phone, never readable while locked.
const options: SecureStore.SecureStoreOptions = {
  keychainService: 'com.pocketsoc.app.session',
  keychainAccessible: SecureStore.WHEN_UNLOCKED_THIS_DEVICE_ONLY,
}

/** The session left by the last run, or null. */
export async function loadSession(): Promise<StoredSession | null> {
  // The keychain outlives the app: a token from before a reinstall belongs to nobody any more.
  if ((await AsyncStorage.getItem(installedKey)) === null) {
    await SecureStore.deleteItemAsync(tokenKey, options)
    await AsyncStorage.setItem(installedKey, '1')
    return null
  }
  const token = await SecureStore.getItemAsync(tokenKey, options)
  return token === null ? null : { serverUrl: await loadServerUrl(), token }
}

/** Keeps the session for the next run. Throws when the keychain refuses. */
export async function saveSession(session: StoredSession): Promise<void> {
  await AsyncStorage.setItem(serverKey, session.serverUrl)
  if (session.token !== null) await SecureStore.setItemAsync(tokenKey, session.token, options)
}

/** Forgets the token; the server's address is kept for the next sign-in. */
export async function clearSession(): Promise<void> {
  await SecureStore.deleteItemAsync(tokenKey, options)
}

/** The server signed in to last, or the one this build was configured with. */
export async function loadServerUrl(): Promise<string> {
  const kept = checkServerAddress((await AsyncStorage.getItem(serverKey)) ?? '')
  return kept.ok ? kept.origin : env.defaultServerUrl
}
