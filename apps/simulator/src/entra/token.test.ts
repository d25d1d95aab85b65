import { demoTenant } from '@pocketsoc/connectors/fixtures'
import { createRemoteJWKSet, decodeJwt, jwtVerify, SignJWT } from 'jose'
import { expect, test } from 'vitest'
import { defenderScope, useSimulator } from '../testing/client.ts'

const simulator = useSimulator({ empty: true })
const strangeGuid = '1b2c3d4e-0000-4000-8000-000000000001'

test('a token carries the claims that Defender’s tokens carry, with the consented roles', async () => {
  const { status, headers, body } = await simulator().requestToken()
  expect(status).toBe(200)
  expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 3599, ext_expires_in: 3599 })
  expect(headers.get('cache-control')).toBe('no-store')
  expect(headers.get('pragma')).toBe('no-cache')
  expect(headers.get('x-ms-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  const claims = decodeJwt(String(body.access_token))
  expect(claims).toMatchObject({
    aud: 'https://api.securitycenter.microsoft.com',
    iss: `https://sts.windows.net/${demoTenant.tenantId}/`,
    appid: demoTenant.clientId,
    appidacr: '1',
    app_displayname: 'PocketSOC',
    tid: demoTenant.tenantId,
    ver: '1.0',
    roles: [...demoTenant.permissions].sort(),
  })
  expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBe(3900)
})

test('a token’s signature checks against the published keys', async () => {
  const keys = createRemoteJWKSet(new URL(`${simulator().url}/${demoTenant.tenantId}/discovery/v2.0/keys`))
  const { protectedHeader } = await jwtVerify(await simulator().token(), keys)
  expect(protectedHeader).toMatchObject({ alg: 'RS256', typ: 'JWT' })
})

test('the v1 endpoint takes a resource and answers numbers as text', async () => {
  const { status, body } = await simulator().requestToken(
    { scope: null, resource: 'https://api.securitycenter.microsoft.com' },
    demoTenant.tenantId,
    'oauth2/token',
  )
  expect(status).toBe(200)
  expect(body).toMatchObject({
    expires_in: '3599',
    resource: 'https://api.securitycenter.microsoft.com',
    expires_on: expect.stringMatching(/^\d+$/),
  })
})

test('a secret may come by HTTP Basic, form-encoded', async () => {
  const response = await fetch(`${simulator().url}/${demoTenant.tenantId}/oauth2/v2.0/token`, {
    method: 'POST',
    headers: { Authorization: `Basic ${btoa(`${demoTenant.clientId}:${encodeURIComponent(demoTenant.clientSecret)}`)}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: defenderScope }),
  })
  expect(response.status).toBe(200)
})

test('a tenant may be named by its domain', async () => {
  expect((await simulator().requestToken({}, demoTenant.domain)).status).toBe(200)
})

interface Refusal {
  what: string
  changes?: Record<string, string | null>
  tenant?: string
  path?: string
  status: number
  error: string
  code: number
  says?: string
}

const refusals: Refusal[] = [
  {
    what: 'unknown tenant',
    tenant: strangeGuid,
    status: 400,
    error: 'invalid_request',
    code: 90002,
    says: `Tenant '${strangeGuid}' not found.`,
  },
  { what: 'unknown domain', tenant: 'nowhere.example', status: 400, error: 'invalid_request', code: 90002 },
  { what: 'malformed tenant', tenant: 'not a tenant', status: 400, error: 'invalid_request', code: 900023 },
  { what: 'common tenant', tenant: 'common', status: 400, error: 'invalid_request', code: 9001023 },
  {
    what: 'unknown app',
    changes: { client_id: strangeGuid },
    status: 400,
    error: 'unauthorized_client',
    code: 700016,
    says: "in the directory 'Tidemark Logistics'",
  },
  {
    what: 'wrong secret',
    changes: { client_secret: 'nope' },
    status: 401,
    error: 'invalid_client',
    code: 7000215,
    says: 'Invalid client secret provided.',
  },
  {
    what: 'the id of the secret',
    changes: { client_secret: demoTenant.clientSecretId },
    status: 401,
    error: 'invalid_client',
    code: 7000215,
    says: 'is the client secret value, not the client secret ID',
  },
  { what: 'no credential', changes: { client_secret: null }, status: 401, error: 'invalid_client', code: 7000218 },
  { what: 'no app', changes: { client_id: null }, status: 400, error: 'invalid_request', code: 900144, says: "'client_id'" },
  {
    what: 'no grant type',
    changes: { grant_type: null },
    status: 400,
    error: 'invalid_request',
    code: 900144,
    says: "'grant_type'",
  },
  { what: 'other grant type', changes: { grant_type: 'password' }, status: 400, error: 'unsupported_grant_type', code: 70003 },
  { what: 'no scope', changes: { scope: null }, status: 400, error: 'invalid_request', code: 900144, says: "'scope'" },
  {
    what: 'scope without .default',
    changes: { scope: 'https://api.securitycenter.microsoft.com/Alert.Read' },
    status: 400,
    error: 'invalid_scope',
    code: 1002012,
  },
  {
    what: 'two scopes',
    changes: { scope: `${defenderScope} https://graph.microsoft.com/.default` },
    status: 400,
    error: 'invalid_scope',
    code: 70011,
  },
  {
    what: 'unknown resource',
    changes: { scope: 'https://api.nowhere.example/.default' },
    status: 400,
    error: 'invalid_resource',
    code: 500011,
  },
  {
    what: 'resource of another cloud',
    changes: { scope: 'https://api-gov.securitycenter.microsoft.us/.default' },
    status: 400,
    error: 'invalid_resource',
    code: 500011,
  },
  { what: 'v1 without resource', path: 'oauth2/token', status: 400, error: 'invalid_request', code: 900144, says: "'resource'" },
  // The first fault hides the others: tenant, app, credential, scope.
  {
    what: 'everything wrong',
    tenant: strangeGuid,
    changes: { client_id: strangeGuid, client_secret: 'x', scope: 'x' },
    status: 400,
    error: 'invalid_request',
    code: 90002,
  },
  {
    what: 'app and secret wrong',
    changes: { client_id: strangeGuid, client_secret: 'x', scope: 'x' },
    status: 400,
    error: 'unauthorized_client',
    code: 700016,
  },
  {
    what: 'secret and scope wrong',
    changes: { client_secret: 'x', scope: 'x' },
    status: 401,
    error: 'invalid_client',
    code: 7000215,
  },
]

test.each(refusals)('$what is refused with AADSTS$code', async ({ changes, tenant, path, status, error, code, says = '' }) => {
  const { status: answered, body } = await simulator().requestToken(changes, tenant, path)
  expect(answered).toBe(status)
  expect(body).toMatchObject({
    error,
    error_codes: [code],
    error_uri: `https://login.microsoftonline.com/error?code=${code}`,
    timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ$/),
  })
  expect(body.error_description).toMatch(
    new RegExp(`^AADSTS${code}: .+ Trace ID: ${body.trace_id} Correlation ID: ${body.correlation_id} Timestamp: `),
  )
  expect(body.error_description).toContain(says)
})

test('an expired secret is refused as expired, by the simulated clock', async () => {
  await simulator().control('POST', '/secrets', { value: 'short-lived', lifetimeDays: 1 })
  expect((await simulator().requestToken({ client_secret: 'short-lived' })).status).toBe(200)
  await simulator().control('POST', '/clock', { advanceSeconds: 86_401 })
  const { status, body } = await simulator().requestToken({ client_secret: 'short-lived' })
  expect(status).toBe(401)
  expect(body).toMatchObject({ error: 'invalid_client', error_codes: [7000222] })
  expect((await simulator().requestToken()).status).toBe(200)
})

test('a fresh secret is refused as wrong until it has been replicated', async () => {
  await simulator().control('POST', '/secrets', { value: 'fresh', replicationSeconds: 60 })
  expect((await simulator().requestToken({ client_secret: 'fresh' })).body.error_codes).toEqual([7000215])
  await simulator().control('POST', '/clock', { advanceSeconds: 61 })
  expect((await simulator().requestToken({ client_secret: 'fresh' })).status).toBe(200)
})

test('both secrets work during a rotation, the removed one no longer', async () => {
  await simulator().control('POST', '/secrets', { value: 'new-one' })
  expect((await simulator().requestToken()).status).toBe(200)
  expect((await simulator().requestToken({ client_secret: 'new-one' })).status).toBe(200)
  await simulator().control('DELETE', `/secrets/${demoTenant.clientSecretId}`)
  expect((await simulator().requestToken()).body.error_codes).toEqual([7000215])
  expect((await simulator().requestToken({ client_secret: 'new-one' })).status).toBe(200)
})

test.each([
  [{ enabled: false }, 400, 'unauthorized_client', 7000112],
  [{ hasServicePrincipal: false }, 401, 'invalid_client', 7000229],
  [{ blockedByConditionalAccess: true }, 400, 'invalid_grant', 53003],
])('an app with %o is refused', async (change, status, error, code) => {
  await simulator().control('PATCH', '/apps', change)
  const answer = await simulator().requestToken()
  expect(answer.status).toBe(status)
  expect(answer.body).toMatchObject({ error, error_codes: [code] })
})

test('a tenant without Defender does not know the resource', async () => {
  await simulator().control('PATCH', '/tenants', { hasDefender: false })
  const { body } = await simulator().requestToken()
  expect(body).toMatchObject({ error: 'invalid_resource', error_codes: [500011] })
})

test('a token is issued without roles when nothing is consented', async () => {
  await simulator().control('PUT', '/permissions', { permissions: [] })
  expect(decodeJwt(await simulator().token())).not.toHaveProperty('roles')
})

test('a government tenant signs in for its own resource', async () => {
  const { body } = await simulator().control('POST', '/tenants', { cloud: 'gcc-high' })
  const { tenantId, clientId, clientSecret } = body as { tenantId: string; clientId: string; clientSecret: string }
  const credentials = { client_id: clientId, client_secret: clientSecret }
  const scope = 'https://api-gov.securitycenter.microsoft.us/.default'
  expect((await simulator().requestToken({ ...credentials, scope }, tenantId)).status).toBe(200)
  expect((await simulator().requestToken(credentials, tenantId)).body.error_codes).toEqual([500011])
})

test('a client assertion is refused for its times first, then for its key', async () => {
  const sign = (issuedAt: number) =>
    new SignJWT({})
      .setProtectedHeader({ alg: 'HS256' })
      .setNotBefore(issuedAt)
      .setExpirationTime(issuedAt + 300)
      .sign(new Uint8Array(32))
  const now = Math.floor(Date.now() / 1000)
  const codeFor = async (assertion: string) =>
    (await simulator().requestToken({ client_secret: null, client_assertion: assertion })).body.error_codes
  expect(await codeFor(await sign(now - 4000))).toEqual([700024])
  expect(await codeFor(await sign(now - 10))).toEqual([700027])
  expect(await codeFor('garbage')).toEqual([700027])
})

test('a request from a browser page is refused', async () => {
  const response = await fetch(`${simulator().url}/${demoTenant.tenantId}/oauth2/v2.0/token`, {
    method: 'POST',
    headers: { Origin: 'https://portal.example' },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: demoTenant.clientId,
      client_secret: demoTenant.clientSecret,
      scope: defenderScope,
    }),
  })
  expect(response.status).toBe(400)
  expect(await response.json()).toMatchObject({ error_codes: [9002326] })
})

test('metadata names the real authority, and knows no strange tenant', async () => {
  const metadata = `${simulator().url}/${demoTenant.domain}/v2.0/.well-known/openid-configuration`
  expect(await (await fetch(metadata)).json()).toMatchObject({
    issuer: `https://login.microsoftonline.com/${demoTenant.tenantId}/v2.0`,
    token_endpoint: `https://login.microsoftonline.com/${demoTenant.tenantId}/oauth2/v2.0/token`,
    jwks_uri: `https://login.microsoftonline.com/${demoTenant.tenantId}/discovery/v2.0/keys`,
  })
  const unknown = await fetch(`${simulator().url}/${strangeGuid}/v2.0/.well-known/openid-configuration`)
  expect(unknown.status).toBe(400)
  expect(await unknown.json()).toMatchObject({ error: 'invalid_tenant', error_codes: [90002] })
})
