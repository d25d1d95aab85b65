import { errors } from 'jose'
import type { Tenant } from '../tenants.ts'
import type { World } from '../world.ts'
import { findResource } from './resources.ts'
import type { TokenClaims } from './signing.ts'

/** Why a bearer token opens nothing; each service words its 401 itself. */
export class TokenFault extends Error {}

/** Who calls a service. */
export interface Caller {
  tenant: Tenant
  clientId: string
  /** Display name of the app, under which its writes are recorded. */
  appName: string
  roles: readonly string[]
}

/** Who calls, by the bearer token. Throws TokenFault for one that is missing, broken, expired or for none of `apis`. */
export async function readToken(
  world: World,
  authorization: string | null,
  apis: readonly ('defender' | 'xdr' | 'graph')[],
): Promise<Caller> {
  const token = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1]
  if (token === undefined) throw new TokenFault('The request carries no bearer token.')
  const claims = await verified(world, token)
  const tenant = world.tenants.get(claims.tid)
  if (tenant === undefined) throw new TokenFault('The tenant of the token is not known.')
  if (tenant.revokedTokens.has(claims.uti)) throw new TokenFault('The token has been revoked.')
  const api = findResource(claims.aud, tenant.cloud)?.api
  if (api === undefined || !apis.includes(api)) throw new TokenFault(`The audience '${claims.aud}' of the token is invalid.`)
  return { tenant, clientId: claims.appid, appName: claims.app_displayname, roles: claims.roles ?? [] }
}

async function verified(world: World, token: string): Promise<TokenClaims> {
  try {
    return await world.signer.verify(token, world.clock.now())
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw new TokenFault('The token has expired.')
    throw new TokenFault('The token is invalid.')
  }
}
