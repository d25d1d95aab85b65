import { describe, expect, test } from 'vitest'
import { requiredPermissions, rolesOf } from './permissions.ts'
import { type Asked, apiProblem } from './problems.ts'
import { remedies } from './remedies.ts'

const tokenWith = (claims: unknown) => `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.c2ln`
const target = '0e1d2c3b-4a59-4687-9a0b-1c2d3e4f5a6b'

const asked = (roles: unknown): Asked => ({
  accessToken: tokenWith({ roles }),
  needs: ['Alert.Read.All'],
  subject: 'alert',
})

function problem(status: number, error: unknown, roles: unknown = ['Machine.Isolate'], retryAfterSeconds: number | null = null) {
  return apiProblem({ status, body: { error }, headers: new Headers(), retryAfterSeconds }, asked(roles))
}

describe('Forbidden', () => {
  const missing = (granted: string) =>
    `Missing application roles. API required roles: Machine.Read.All,Machine.ReadWrite.All, application roles: ${granted}.`

  test('names the permissions that the text asks for', () => {
    const { code, detail, remedy } = problem(403, { code: 'Forbidden', message: missing('Machine.Isolate'), target })
    expect(code).toBe('vendor-forbidden')
    expect(detail).toBe(
      `A permission is missing: Defender asks for Machine.Read.All or Machine.ReadWrite.All; granted are Machine.Isolate. Microsoft’s correlation ID: ${target}.`,
    )
    expect(remedy.startsWith(remedies.forbidden)).toBe(true)
    expect(remedy).toContain('Add Machine.Read.All or Machine.ReadWrite.All')
  })

  test('names the permission for alerts when the text says nothing', () => {
    expect(problem(403, { code: 'Forbidden', message: 'No.' }).detail).toContain(
      'asks for Alert.Read.All; granted are Machine.Isolate',
    )
  })

  test('with no permission at all is a missing consent', () => {
    const { code, remedy } = problem(403, { code: 'Forbidden', message: missing('') }, null)
    expect(code).toBe('vendor-forbidden')
    expect(remedy.startsWith(remedies.noDetections)).toBe(true)
    expect(remedy).toContain('grant admin consent')
  })

  test.each(['DisabledFeature', 'DisallowedOperation'])('%s is told apart from a missing permission', (vendorCode) => {
    const { detail, remedy } = problem(403, { code: vendorCode, message: missing('') })
    expect(detail).not.toContain('permission')
    expect(remedy.startsWith(remedies.forbidden)).toBe(true)
  })
})

test('Unauthorized has the guide’s remedy', () => {
  const { code, vendorCode, remedy } = problem(401, { code: 'Unauthorized', message: 'Bad token' })
  expect([code, vendorCode]).toEqual(['vendor-unauthorized', 'Unauthorized'])
  expect(remedy.startsWith(remedies.unauthorized)).toBe(true)
})

test('throttling carries the wait, a minute where none is named', () => {
  expect(problem(429, { code: 'TooManyRequests' }, [], 90)).toMatchObject({ code: 'vendor-throttled', retryAfterSeconds: 90 })
  expect(problem(429, undefined)).toMatchObject({ code: 'vendor-throttled', retryAfterSeconds: 60 })
})

test('other answers keep their status and code', () => {
  expect(problem(503, { code: 'ServiceUnavailable' })).toMatchObject({
    code: 'vendor-unreachable',
    vendorCode: 'ServiceUnavailable',
  })
  expect(problem(400, { code: 'ODataError' })).toMatchObject({ code: 'vendor-rejected', vendorCode: 'ODataError' })
  expect(problem(418, 'text').detail).toContain('HTTP 418')
})

test.each([
  ['Missing application roles. API required roles: Alert.Read.All, application roles: .', ['Alert.Read.All']],
  ['API required roles: Ti.ReadWrite,Ti.ReadWrite.All, application roles: A.', ['Ti.ReadWrite', 'Ti.ReadWrite.All']],
  ['API required scopes: Alert.Read, user scopes: Machine.Read.', ['Alert.Read']],
  ['Required roles: Alert.Read.All', ['Alert.Read.All']],
  ['required roles: eyJhbGciOiJub25lIn0.e30.c2ln, application roles: .', []],
  ['You shall not pass', []],
  ['', []],
])('"%s" asks for %j', (message, permissions) => {
  expect(requiredPermissions(message)).toEqual(permissions)
})

test.each([
  [tokenWith({ roles: ['Machine.Isolate', 'Alert.Read.All', 'Alert.Read.All'] }), ['Alert.Read.All', 'Machine.Isolate']],
  [tokenWith({}), []],
  [tokenWith({ roles: 'Alert.Read.All' }), []],
  [tokenWith({ roles: [7, null, 'a\0b', 'Alert.Read.All'] }), ['Alert.Read.All']],
  [tokenWith(null), []],
  ['opaque', []],
  ['a.%%%.c', []],
  ['', []],
])('the roles of a token are read for a hint and never throw', (token, roles) => {
  expect(rolesOf(token)).toEqual(roles)
})
