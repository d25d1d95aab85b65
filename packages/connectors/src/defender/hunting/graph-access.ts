import type { VendorAccess } from '../../sdk/connector.ts'
import { VendorError } from '../../sdk/vendor-error.ts'
import { createTokenSource, type TokenSource } from '../auth.ts'
import { cloudOf } from '../hosts.ts'
import { graphHunting, rolesOf } from '../permissions.ts'

/** What the app registration may do at Microsoft Graph, beside Defender's own API. */
export interface GraphAccess {
  tokens: TokenSource
  /** The permissions of use to us that Graph grants. A Graph that cannot be asked grants what it did last. */
  permissions(signal?: AbortSignal): Promise<readonly string[]>
}

// Consent given meanwhile shows after this long at the latest.
const askAgainMilliseconds = 600_000

/** Graph is an extra: that it cannot be reached or knows us not must never keep alerts from being read. */
export function createGraphAccess(access: VendorAccess): GraphAccess {
  const { graphHost } = cloudOf(new URL(access.settings.baseUrl ?? ''))
  const { clock } = access.environment
  const tokens = createTokenSource(access, [`https://${graphHost}/.default`])
  let known: readonly string[] = []
  let askAgainAt = Number.NEGATIVE_INFINITY

  return {
    tokens,
    async permissions(signal) {
      if (clock.now() < askAgainAt) return known
      try {
        const token = await tokens.token({ signal })
        const roles = rolesOf(token)
        // Some names of Graph's other permissions are also names of Defender's and mean something else there.
        known = graphHunting.filter((permission) => roles.includes(permission))
        if (known.length === 0) tokens.forget(token)
      } catch (error) {
        signal?.throwIfAborted()
        if (!(error instanceof VendorError)) throw error
        if (error.code === 'vendor-unauthorized') known = []
      }
      askAgainAt = clock.now() + askAgainMilliseconds
      return known
    },
  }
}
