import { ConfidentialClientApplication, LogLevel } from '@azure/msal-node'
import type { VendorAccess } from '../sdk/connector.ts'
import type { HttpAnswer } from '../sdk/exchange.ts'
import { untilAborted } from '../sdk/until-aborted.ts'
import { VendorError } from '../sdk/vendor-error.ts'
import { cloudOf } from './hosts.ts'
import { createSignInNetwork } from './sign-in-network.ts'

interface Token {
  value: string
  /** On the environment's clock, milliseconds since the epoch. */
  renewAt: number
}

/** Access tokens of one app registration. */
export interface TokenSource {
  /**
   * A token that is good for a while. Naming the token that the API has just `rejected` forces a new one, unless
   * another caller has already fetched it. Throws `VendorError` or the signal's reason.
   */
  token(options?: { rejected?: string; signal?: AbortSignal | undefined }): Promise<string>
  /** Drops a token that lacked a permission: the next one holds what was granted in between. */
  forget(token: string): void
}

const renewAheadMilliseconds = 300_000

/**
 * Signs in with client credentials, one request at a time, and renews the token ahead of its expiry. `tokenScopes` are
 * the scopes to try in turn.
 */
export function createTokenSource(access: VendorAccess, tokenScopes = cloudOfAccess(access).tokenScopes): TokenSource {
  const { clock } = access.environment
  const signIn = createSignIn(access, tokenScopes)
  let current: Token | null = null
  let pending: Promise<Token> | null = null

  async function renew(): Promise<Token> {
    try {
      current = await signIn()
      return current
    } finally {
      pending = null
    }
  }

  return {
    async token({ rejected, signal } = {}) {
      signal?.throwIfAborted()
      if (current && current.value !== rejected && clock.now() < current.renewAt) return current.value
      pending ??= renew()
      // An impatient caller leaves alone; the request goes on for the others.
      return (await untilAborted(pending, signal)).value
    },
    forget(token) {
      if (current?.value === token) current = null
    },
  }
}

/**
 * Asks with a token, and once more with a fresh one when it is refused as such (401): it expired early or was revoked.
 * A request refused so was not carried out, so that this holds for changes too. Answers the token used last.
 */
export async function askSigned(
  tokens: TokenSource,
  ask: (authorization: string) => Promise<HttpAnswer>,
  signal?: AbortSignal,
): Promise<{ answer: HttpAnswer; token: string }> {
  let token = await tokens.token({ signal })
  let answer = await ask(`Bearer ${token}`)
  if (answer.status === 401) {
    token = await tokens.token({ rejected: token, signal })
    answer = await ask(`Bearer ${token}`)
  }
  if (answer.status === 403) tokens.forget(token)
  return { answer, token }
}

const cloudOfAccess = ({ settings }: VendorAccess) => cloudOf(new URL(settings.baseUrl ?? ''))

function createSignIn(access: VendorAccess, tokenScopes: readonly string[]): () => Promise<Token> {
  const { settings, secrets, environment } = access
  const cloud = cloudOfAccess(access)
  const network = createSignInNetwork(environment)
  const application = new ConfidentialClientApplication({
    auth: {
      clientId: settings.clientId ?? '',
      clientSecret: secrets.clientSecret ?? '',
      authority: `https://${cloud.loginHost}/${settings.tenantId}`,
    },
    system: { networkClient: network.module, loggerOptions: { logLevel: LogLevel.Error, piiLoggingEnabled: false } },
  })
  let scopes = tokenScopes

  async function request(scope: string): Promise<Token> {
    try {
      // Without the library's own cache: its expiry follows the machine's clock, ours the environment's.
      const result = await application.acquireTokenByClientCredential({ scopes: [scope], skipCache: true })
      if (!result?.accessToken) throw unusableToken()
      const lifetime = (result.expiresOn?.getTime() ?? 0) - Date.now()
      const ahead = Math.min(renewAheadMilliseconds, lifetime / 2)
      return { value: result.accessToken, renewAt: environment.clock.now() + lifetime - ahead }
    } catch (error) {
      // The library wraps what its network module throws, so the module keeps the original.
      throw network.takeFailure() ?? (error instanceof VendorError ? error : unusableToken())
    }
  }

  return async function signIn(): Promise<Token> {
    for (;;) {
      const [scope = '', ...others] = scopes
      try {
        return await request(scope)
      } catch (error) {
        const unknownResource = error instanceof VendorError && error.vendorCode === 'AADSTS500011'
        if (!unknownResource || others.length === 0) throw error
        scopes = others
      }
    }
  }
}

function unusableToken(): VendorError {
  return new VendorError({
    code: 'vendor-invalid-answer',
    detail: 'Microsoft’s sign-in service answered without a token that we can use.',
    remedy: 'Check that no proxy or captive portal on the way answers in its place; PocketSOC keeps trying.',
  })
}
