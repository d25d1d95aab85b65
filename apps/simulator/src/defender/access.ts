import { type Caller, readToken, TokenFault } from '../entra/read-token.ts'
import type { World } from '../world.ts'
import { ApiError } from './api-error.ts'
import type { Allowance } from './rate-limit.ts'

export type Access = Caller

/** Who calls, by the bearer token. Throws 401 for a token that is missing, broken, expired or meant for another API. */
export async function authenticate(world: World, authorization: string | null): Promise<Access> {
  try {
    return await readToken(world, authorization, ['defender', 'xdr'])
  } catch (error) {
    if (!(error instanceof TokenFault)) throw error
    throw new ApiError(401, 'Unauthorized', { message: error.message, headers: { 'WWW-Authenticate': 'Bearer' } })
  }
}

/** Throws 403, in the words that the service uses, unless the token has one of the roles. */
export function requireRole(access: Access, anyOf: readonly string[]): void {
  if (anyOf.some((role) => access.roles.includes(role))) return
  throw new ApiError(403, 'Forbidden', {
    message: `Missing application roles. API required roles: ${anyOf.join(',')}, application roles: ${access.roles.join(',')}.`,
  })
}

/** Takes a call of one of the app's allowances in its tenant. Throws 429 with `Retry-After` in seconds. */
export function spendCall(world: World, access: Access, allowance: Allowance = 'calls'): void {
  const wait = world.limiters[allowance].take(`${access.tenant.id} ${access.clientId}`, world.clock.now())
  if (wait === null) return
  throw new ApiError(429, 'TooManyRequests', {
    message: 'API calls quota exceeded. Wait before the next call.',
    headers: { 'Retry-After': String(wait) },
  })
}
