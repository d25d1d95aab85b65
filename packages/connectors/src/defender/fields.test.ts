import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { acceptFields } from './fields.ts'
import { hosts } from './hosts.ts'
import { manifest } from './manifest.ts'

const good = {
  baseUrl: 'https://api.securitycenter.microsoft.com',
  clientId: '0c9f1d44-7c55-4b0e-8a7b-5b1e2d3c4f50',
  clientSecret: 'q7~Zr.8Vw_FakeSecretValue-For~Tests.0001',
  tenantId: '5d0b7c1e-0b8d-4a55-9d5e-1f2f6a3c9b10',
}

const accept = (fields: Record<string, string>, extraOrigins: string[] = []) =>
  acceptFields('oauth', { ...good, ...fields }, { extraOrigins })
const problemsOf = (fields: Record<string, string>, extraOrigins?: string[]) => {
  const result = accept(fields, extraOrigins)
  return result.ok ? [] : result.problems
}
const baseUrlOf = (baseUrl: string, extraOrigins?: string[]) => {
  const result = accept({ baseUrl }, extraOrigins)
  return result.ok ? result.value.settings.baseUrl : null
}

test('the guide’s fields are accepted, the secret apart from the settings', () => {
  const { clientSecret, ...settings } = good
  expect(accept({})).toEqual({ ok: true, value: { settings, secrets: { clientSecret } } })
  expect(manifest.fields.map((field) => field.label)).toEqual(['Base URL', 'Client ID', 'Client Secret', 'Tenant ID'])
  expect(manifest.fields.filter((field) => field.kind === 'secret').map((field) => field.name)).toEqual(['clientSecret'])
})

test('blanks around values, letter case and braces of ids do not matter', () => {
  const result = accept({
    clientId: ` {${good.clientId.toUpperCase()}} `,
    tenantId: `${good.tenantId}\n`,
    clientSecret: ` ${good.clientSecret}\t`,
  })
  expect(result).toEqual(accept({}))
})

describe('a Base URL', () => {
  test.each(hosts.map((each) => each.host))('of the documented host %s is accepted', (host) => {
    expect(baseUrlOf(`https://${host}`)).toBe(`https://${host}`)
  })

  test.each(['/', '/api', '/api/', '/api/v1.0', '/API/V1.0/'])('may end in %s', (path) => {
    expect(baseUrlOf(`https://API.SecurityCenter.Microsoft.com${path}`)).toBe(good.baseUrl)
  })

  test.each([
    'https://api.securitycenter.microsoft.com.evil.example',
    'https://evil.example/api.securitycenter.microsoft.com',
    'https://evilapi.securitycenter.microsoft.com',
    'https://securitycenter.microsoft.com',
    'https://api.securitycenter.microsoft.com.',
    'https://api.securitycenter.microsoft.com:8443',
    'https://api.securitycenter.microsoft.com@evil.example',
    'https://user:pass@api.securitycenter.microsoft.com',
    'https://api.securitycenter.microsoft.com/other',
    'https://api.securitycenter.microsoft.com/?x=1',
    'https://api.securitycenter.microsoft.com/#x',
    'https://api.securitycenter.microsoft.com\\@evil.example',
    'http://api.securitycenter.microsoft.com',
    'http://127.0.0.1:8090',
    'http://169.254.169.254',
    'https://graph.microsoft.com',
    'ftp://api.securitycenter.microsoft.com',
    'api.securitycenter.microsoft.com',
    'javascript:alert(1)',
    '',
  ])('that is %s is refused at its own field', (baseUrl) => {
    expect(problemsOf({ baseUrl })).toEqual([{ pointer: '/fields/baseUrl', detail: expect.any(String) }])
  })

  test('of a stranger is refused by naming what is accepted', () => {
    const [problem] = problemsOf({ baseUrl: 'https://evil.example' })
    for (const { host } of hosts) expect(problem?.detail).toContain(host)
  })

  test('of an extra origin is accepted, http and port included, and only that origin', () => {
    const extra = ['http://127.0.0.1:8090']
    expect(baseUrlOf('http://127.0.0.1:8090/api', extra)).toBe('http://127.0.0.1:8090')
    expect(baseUrlOf('http://127.0.0.1:8091', extra)).toBeNull()
    expect(baseUrlOf('https://127.0.0.1:8090', extra)).toBeNull()
  })
})

test.each([
  ['clientId', '', /Enter the Client ID/],
  ['clientId', 'PocketSOC', /Application \(client\) ID/],
  ['tenantId', 'common', /Directory \(tenant\) ID/],
  ['tenantId', '../../evil', /Directory \(tenant\) ID/],
  ['clientSecret', '', /Enter the Client Secret/],
  ['clientSecret', '9b0f6d52-c8e1-47a3-b6f4-3d5a10e97c28', /this is the secret’s ID; paste the Value/i],
  ['clientSecret', 'Tm3******************', /masked/],
  ['clientSecret', 'two words', /no spaces/],
])('%s "%s" is refused with a hint', (name, value, detail) => {
  expect(problemsOf({ [name]: value })).toEqual([{ pointer: `/fields/${name}`, detail: expect.stringMatching(detail) }])
})

test('every bad field is named at once, missing ones included', () => {
  const result = acceptFields('oauth', {}, { extraOrigins: [] })
  expect(result.ok ? [] : result.problems.map((problem) => problem.pointer)).toEqual([
    '/fields/baseUrl',
    '/fields/clientId',
    '/fields/clientSecret',
    '/fields/tenantId',
  ])
})

test('an auth type that is not offered is refused', () => {
  expect(acceptFields('delegated', good, { extraOrigins: [] })).toMatchObject({ ok: false, problems: [{ pointer: '/authType' }] })
})

test('whatever is typed, no problem repeats the secret and nothing throws', () => {
  const typed = fc.record({ baseUrl: fc.oneof(fc.webUrl(), fc.string()), clientId: fc.string(), tenantId: fc.string() })
  fc.assert(
    fc.property(typed, fc.string({ minLength: 12 }), (fields, clientSecret) => {
      expect(JSON.stringify(problemsOf({ ...fields, clientSecret: `~${clientSecret} ~` }))).not.toContain(`~${clientSecret} ~`)
    }),
  )
})
