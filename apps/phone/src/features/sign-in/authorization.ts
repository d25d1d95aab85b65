import { authorizePath, type PhoneClientId } from '@pocketsoc/contract'
import type { Pkce } from './pkce.ts'

/** Why a sign-in did not happen. */
export type SignInFailure = 'cancelled' | 'denied' | 'not-ours' | 'expired' | 'unreachable' | 'refused'

/** A sign-in that did not happen, for a reason we have words for. */
export class SignInFailed extends Error {
  override readonly name = 'SignInFailed'
  readonly failure: SignInFailure
  constructor(failure: SignInFailure) {
    super(`Sign-in: ${failure}`)
    this.failure = failure
  }
}

/** Words for each failure: what happened and what to do. `cancelled` was the member's own wish, so it is quiet. */
export const failureSentences: Record<SignInFailure, string> = {
  cancelled: 'Sign-in was cancelled.',
  denied: 'You did not allow this device, so it was not signed in.',
  'not-ours': 'The answer did not belong to this sign-in, so it was not used. Sign in again.',
  expired: 'That sign-in has expired. Sign in again.',
  unreachable: 'The server cannot be reached. Check your connection and the server address, then try again.',
  refused: 'The server refused the sign-in. Try again; if it stays, ask your administrator.',
}

export interface PhoneClient {
  clientId: PhoneClientId
  redirectUri: string
}

/** The portal's page that asks the member to allow this device (RFC 6749, 4.1.1; RFC 7636, 4.3). */
export function authorizationUrl(serverUrl: string, client: PhoneClient, pkce: Pkce): string {
  const url = new URL(authorizePath, serverUrl)
  url.search = new URLSearchParams({
    response_type: 'code',
    client_id: client.clientId,
    redirect_uri: client.redirectUri,
    code_challenge: pkce.challenge,
    code_challenge_method: 'S256',
    state: pkce.state,
  }).toString()
  return url.toString()
}

/** The code in an answer to our question. Throws `SignInFailed`. */
export function codeFrom(answer: URLSearchParams, expectedState: string): string {
  // First of all: an answer with another state may be an attacker's, its error words included.
  if (answer.get('state') !== expectedState) throw new SignInFailed('not-ours')
  const error = answer.get('error')
  if (error !== null) throw new SignInFailed(error === 'access_denied' ? 'denied' : 'refused')
  const code = answer.get('code')
  if (!code) throw new SignInFailed('refused')
  return code
}
