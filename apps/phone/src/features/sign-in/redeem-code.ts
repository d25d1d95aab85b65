import { ApiProblem, issueToken } from '@pocketsoc/contract'
import { anonymousClient } from '../../lib/api.tsx'
import { env } from '../../lib/env.ts'
import type { StoredSession } from '../../lib/session-store.ts'
import { type PhoneClient, SignInFailed } from './authorization.ts'
import { describeDevice } from './describe-device.ts'

export interface Redemption {
  serverUrl: string
  client: PhoneClient
  code: string
  verifier: string
}

/** Redeems the one-time code for a device session. Throws `SignInFailed`. */
export async function redeemCode({ serverUrl, client, code, verifier }: Redemption): Promise<StoredSession> {
  try {
    const answer = await anonymousClient(serverUrl).call(issueToken, {
      body: {
        grant_type: 'authorization_code',
        client_id: client.clientId,
        code,
        redirect_uri: client.redirectUri,
        code_verifier: verifier,
        app_version: env.appVersion,
        ...describeDevice(),
      },
    })
    return { serverUrl, token: answer.access_token }
  } catch (error) {
    throw new SignInFailed(failureOf(error))
  }
}

function failureOf(error: unknown) {
  if (!(error instanceof ApiProblem)) return 'refused'
  if (error.code === 'offline' || error.status >= 502) return 'unreachable'
  // The token endpoint says 400 for a code that is used, too old or not ours (RFC 6749, 5.2).
  return error.status === 400 ? 'expired' : 'refused'
}
