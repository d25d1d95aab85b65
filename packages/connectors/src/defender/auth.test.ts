import { describe, expect, test } from 'vitest'
import { createTestClock } from '../sdk/testing/test-clock.ts'
import { createTokenSource } from './auth.ts'
import { accessTo } from './testing/payloads.ts'
import { clientId, clientSecret, refuseSignIn, startTenant, tenantId } from './testing/tenant.ts'

const minutes = (count: number) => count * 60_000

describe('a token', () => {
  test('is asked for with exactly what Entra needs', async () => {
    await using tenant = await startTenant()
    await createTokenSource(accessTo(tenant)).token()
    expect(Object.fromEntries(tenant.signIns[0] ?? [])).toMatchObject({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
      scope: 'https://api.securitycenter.microsoft.com/.default',
    })
  })

  test('is kept until five minutes before it expires', async () => {
    await using tenant = await startTenant()
    const clock = createTestClock()
    const tokens = createTokenSource(accessTo(tenant, clock))
    const first = await tokens.token()
    clock.advance(minutes(54))
    expect(await tokens.token()).toBe(first)
    clock.advance(minutes(1))
    expect(await tokens.token()).not.toBe(first)
    expect(tenant.signIns).toHaveLength(2)
  })

  test('that lives a minute is used for half of it', async () => {
    await using tenant = await startTenant()
    tenant.tokenLifetimeSeconds = 60
    const clock = createTestClock()
    const tokens = createTokenSource(accessTo(tenant, clock))
    const first = await tokens.token()
    clock.advance(25_000)
    expect(await tokens.token()).toBe(first)
    clock.advance(10_000)
    expect(await tokens.token()).not.toBe(first)
  })

  test('that was rejected is renewed once for all who held it', async () => {
    await using tenant = await startTenant()
    const tokens = createTokenSource(accessTo(tenant))
    const rejected = await tokens.token()
    const renewed = await Promise.all([tokens.token({ rejected }), tokens.token({ rejected }), tokens.token({ rejected })])
    expect(new Set(renewed).size).toBe(1)
    expect(renewed[0]).not.toBe(rejected)
    expect(await tokens.token({ rejected })).toBe(renewed[0])
    expect(tenant.signIns).toHaveLength(2)
  })

  test('that lacked a permission is not used again', async () => {
    await using tenant = await startTenant()
    const tokens = createTokenSource(accessTo(tenant))
    const poor = await tokens.token()
    tokens.forget(poor)
    expect(await tokens.token()).not.toBe(poor)
  })

  test('goes on being fetched for the others when one caller gives up', async () => {
    await using tenant = await startTenant()
    const controller = new AbortController()
    const reason = new Error('enough')
    tenant.signInFaults = [
      () => {
        controller.abort(reason)
        return false
      },
    ]
    const tokens = createTokenSource(accessTo(tenant))
    const impatient = expect(tokens.token({ signal: controller.signal })).rejects.toBe(reason)
    expect(await tokens.token()).toMatch(/^ey/)
    await impatient
    expect(tenant.signIns).toHaveLength(1)
  })

  test('is asked for again after a failure', async () => {
    await using tenant = await startTenant()
    tenant.signInFaults = [(_request, response) => refuseSignIn(response, 401, 'invalid_client', 7000215) !== null]
    const tokens = createTokenSource(accessTo(tenant))
    await expect(tokens.token()).rejects.toMatchObject({ vendorCode: 'AADSTS7000215' })
    expect(await tokens.token()).toMatch(/^ey/)
  })
})

describe('the sign-in address', () => {
  test('keeps Entra’s path behind the address that replaces it', async () => {
    await using tenant = await startTenant()
    const paths: (string | undefined)[] = []
    tenant.signInFaults = [(request) => paths.push(request.url) < 0]
    const access = accessTo(tenant)
    access.environment.entraUrl = `${tenant.origin}/`
    await createTokenSource(access).token()
    expect(paths).toEqual([expect.stringMatching(`^/${tenantId}/oauth2/v2.0/token`)])
  })

  test('of a government host is the government’s, and its possible audiences are tried in turn', async () => {
    await using tenant = await startTenant()
    tenant.scope = 'https://api.securitycenter.microsoft.us/.default'
    const access = accessTo(tenant)
    const tokens = createTokenSource({
      ...access,
      settings: { ...access.settings, baseUrl: 'https://api-gov.securitycenter.microsoft.us' },
    })
    const rejected = await tokens.token()
    await tokens.token({ rejected })
    expect(tenant.signIns.map((form) => form.get('scope'))).toEqual([
      'https://api-gov.securitycenter.microsoft.us/.default',
      'https://api.securitycenter.microsoft.us/.default',
      'https://api.securitycenter.microsoft.us/.default',
    ])
  })

  test('of a tenant without the service ends as that problem', async () => {
    await using tenant = await startTenant()
    tenant.scope = 'https://elsewhere.example/.default'
    await expect(createTokenSource(accessTo(tenant)).token()).rejects.toMatchObject({
      code: 'vendor-unauthorized',
      vendorCode: 'AADSTS500011',
    })
  })
})
