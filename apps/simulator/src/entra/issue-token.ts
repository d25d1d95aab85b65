import { randomUUID } from 'node:crypto'
import type { App, Tenant } from '../tenants.ts'
import type { World } from '../world.ts'
import { checkCredentials, readCredentials } from './credentials.ts'
import { refuse } from './errors.ts'
import { findResource } from './resources.ts'

export interface TokenRequest {
  /** As in the path: GUID or domain. */
  tenant: string
  /** The v1 endpoint takes a resource, v2 a scope. */
  version: 1 | 2
  form: URLSearchParams
  authorization: string | null
  /** The Origin header; the platform refuses client credentials from a browser. */
  origin: string | null
}

export interface IssuedToken {
  tenant: Tenant
  app: App
  body: Record<string, unknown>
}

/** Answers a client credentials request. Faults surface in the order tenant, app, credential, scope. Throws EntraError. */
export async function issueToken(world: World, request: TokenRequest): Promise<IssuedToken> {
  const now = world.clock.now()
  const grantType = request.form.get('grant_type')
  if (!grantType) throw refuse.missingParameter('grant_type')
  const tenant = findTenant(world, request.tenant)
  if (grantType !== 'client_credentials') throw refuse.grantType(grantType)
  const credentials = readCredentials(request.form, request.authorization)
  const app = tenant.apps.get(credentials.clientId.toLowerCase())
  if (app === undefined) throw refuse.unknownApp(credentials.clientId, tenant.name)
  if (!app.hasServicePrincipal) throw refuse.noServicePrincipal(app.clientId, tenant.id)
  if (!app.enabled) throw refuse.disabledApp(app.clientId, app.name)
  if (request.origin !== null) throw refuse.crossOrigin()
  checkCredentials(app, credentials, now)
  if (app.blockedByConditionalAccess) throw refuse.conditionalAccess()
  const identifier = wantedResource(request)
  const resource = findResource(identifier, tenant.cloud)
  if (resource === undefined || (resource.api === 'defender' && !tenant.hasDefender)) {
    throw refuse.unknownResource(identifier, tenant.name)
  }
  const roles = { defender: [...app.permissions], graph: [...app.graphPermissions], xdr: [] }[resource.api].sort()
  const token = await signToken(world, { tenant, app, audience: identifier, roles })
  return {
    tenant,
    app,
    body: tokenBody(request.version, { token, identifier, now, lifetime: world.settings.tokenLifetimeSeconds }),
  }
}

/** The tenant of a path segment. Throws EntraError for what names none that can sign an app in. */
export function findTenant(
  world: World,
  name: string,
  unknown: 'invalid_request' | 'invalid_tenant' = 'invalid_request',
): Tenant {
  const lower = name.toLowerCase()
  if (['common', 'organizations', 'consumers'].includes(lower)) throw refuse.sharedTenant()
  const isGuid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(lower)
  const isDomain = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(lower)
  if (!isGuid && !isDomain) throw refuse.malformedTenant(name)
  const tenant = isGuid ? world.tenants.get(lower) : [...world.tenants.values()].find((candidate) => candidate.domain === lower)
  if (tenant === undefined) throw refuse.unknownTenant(name, unknown)
  return tenant
}

function wantedResource(request: TokenRequest): string {
  if (request.version === 1) {
    const resource = request.form.get('resource')
    if (!resource) throw refuse.missingParameter('resource')
    return resource
  }
  const scope = request.form.get('scope')
  if (!scope) throw refuse.missingParameter('scope')
  const scopes = scope.split(' ').filter((part) => part !== '')
  if (scopes.length !== 1) throw refuse.severalScopes(scope)
  if (!scope.trim().endsWith('/.default')) throw refuse.scopeWithoutDefault(scope)
  return scope.trim().slice(0, -'/.default'.length)
}

interface TokenSubject {
  tenant: Tenant
  app: App
  audience: string
  roles: string[]
}

/** A v1 token, which the Defender resource asks for even of the v2 endpoint. Backdated five minutes, as Entra does. */
async function signToken(world: World, { tenant, app, audience, roles }: TokenSubject): Promise<string> {
  const issuedAt = Math.floor(world.clock.now() / 1000) - 300
  const issuer = `https://sts.windows.net/${tenant.id}/`
  const uti = randomUUID()
  tenant.issuedTokens.add(uti)
  return await world.signer.sign({
    aud: audience,
    iss: issuer,
    iat: issuedAt,
    nbf: issuedAt,
    exp: issuedAt + 300 + world.settings.tokenLifetimeSeconds,
    app_displayname: app.name,
    appid: app.clientId,
    appidacr: '1',
    idp: issuer,
    oid: app.objectId,
    // Nothing consented: the token is issued all the same, without the claim.
    ...(roles.length > 0 ? { roles } : {}),
    sub: app.objectId,
    tenant_region_scope: 'EU',
    tid: tenant.id,
    uti,
    ver: '1.0',
  })
}

interface TokenFacts {
  token: string
  identifier: string
  now: number
  lifetime: number
}

function tokenBody(version: 1 | 2, { token, identifier, now, lifetime }: TokenFacts): Record<string, unknown> {
  const expiresIn = Math.max(0, lifetime - 1)
  if (version === 2) return { token_type: 'Bearer', expires_in: expiresIn, ext_expires_in: expiresIn, access_token: token }
  const seconds = Math.floor(now / 1000)
  return {
    token_type: 'Bearer',
    expires_in: String(expiresIn),
    ext_expires_in: String(expiresIn),
    expires_on: String(seconds + lifetime),
    not_before: String(seconds - 300),
    resource: identifier,
    access_token: token,
  }
}
