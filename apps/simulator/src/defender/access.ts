import { errors } from 'jose'
import { findResource } from '../entra/resources.ts'
import type { TokenClaims } from '../entra/signing.ts'
import type { Tenant } from '../tenants.ts'
import type { World } from '../world.ts'
import { ApiError } from './api-error.ts'
import type { Allowance } from './rate-limit.ts'

export interface Access {
  tenant: Tenant
  clientId: string
  /** Display name of the app, under which its writes are recorded. */
  appName: string
  roles: readonly string[]
}

const unauthorized = (message: string): ApiError =>
  new ApiError(401, 'Unauthorized', { message, headers: { 'WWW-Authenticate': 'Bearer' } })

/** Who calls, by the bearer token. Throws 401 for a token that is missing, broken, expired or meant for another API. */
export async function authenticate(world: World, authorization: string | null): Promise<Access> {
  const token = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1]
  if (token === undefined) throw unauthorized('The request carries no bearer token.')
  const claims = await verified(world, token)
  const tenant = world.tenants.get(claims.tid)
  if (tenant === undefined) throw unauthorized('The tenant of the token is not known.')
  if (tenant.revokedTokens.has(claims.uti)) throw unauthorized('The token has been revoked.')
  const resource = findResource(claims.aud, tenant.cloud)
  if (resource === undefined || resource.api === 'graph')
    throw unauthorized(`The audience '${claims.aud}' of the token is invalid.`)
  return { tenant, clientId: claims.appid, appName: claims.app_displayname, roles: claims.roles ?? [] }
}

async function verified(world: World, token: string): Promise<TokenClaims> {
  try {
    return await world.signer.verify(token, world.clock.now())
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw unauthorized('The token has expired.')
    throw unauthorized('The token is invalid.')
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
