import { phoneClients } from '@pocketsoc/contract'
import type { StoredSession } from '../../lib/session-store.ts'
import { authorizationUrl, codeFrom, type PhoneClient, SignInFailed } from './authorization.ts'
import { newPkce } from './device-pkce.ts'
import { redeemCode } from './redeem-code.ts'

const pendingKey = 'pocketsoc.sign-in'

function webClient(): PhoneClient {
  return { clientId: 'pocketsoc-web', redirectUri: window.location.origin + phoneClients['pocketsoc-web'].redirectPath }
}

/** Sends the whole page to the portal; it comes back to `/app/auth`, where `finishSignIn` takes over. */
export async function startSignIn(serverUrl: string): Promise<StoredSession | null> {
  const pkce = await newPkce()
  sessionStorage.setItem(pendingKey, JSON.stringify({ verifier: pkce.verifier, state: pkce.state }))
  window.location.assign(authorizationUrl(serverUrl, webClient(), pkce))
  return null
}

/** Redeems the answer in the page's address. Each pending sign-in is used once, whatever comes of it. Throws `SignInFailed`. */
export async function finishSignIn(answer: URLSearchParams): Promise<StoredSession> {
  const kept = sessionStorage.getItem(pendingKey)
  sessionStorage.removeItem(pendingKey)
  if (kept === null) throw new SignInFailed('expired')
  const pending = JSON.parse(kept) as { verifier: string; state: string }
  const code = codeFrom(answer, pending.state)
  return redeemCode({ serverUrl: window.location.origin, client: webClient(), code, verifier: pending.verifier })
}
