import { phoneClients } from '@pocketsoc/contract'
import * as WebBrowser from 'expo-web-browser'
import type { StoredSession } from '../../lib/session-store.ts'
import { authorizationUrl, codeFrom, type PhoneClient, SignInFailed } from './authorization.ts'
import { newPkce } from './device-pkce.ts'
import { redeemCode } from './redeem-code.ts'

const client: PhoneClient = { clientId: 'pocketsoc-ios', redirectUri: phoneClients['pocketsoc-ios'].redirectUri }

/**
 * Signs in through the system's browser sheet (RFC 8252) and answers the session.
 * Throws `SignInFailed`. In a browser the page leaves instead and the answer is null.
 */
export async function startSignIn(serverUrl: string): Promise<StoredSession | null> {
  const pkce = await newPkce()
  const result = await WebBrowser.openAuthSessionAsync(authorizationUrl(serverUrl, client, pkce), client.redirectUri)
  if (result.type !== 'success') throw new SignInFailed('cancelled')
  const code = codeFrom(new URL(result.url).searchParams, pkce.state)
  return redeemCode({ serverUrl, client, code, verifier: pkce.verifier })
}
