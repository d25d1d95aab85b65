import { describe, expect, test } from 'vitest'
import { aadstsCode, signInProblem } from './aadsts.ts'
import { remedies } from './remedies.ts'

const refusal = (code: number, status = 400, error = 'invalid_request') =>
  signInProblem({
    status,
    body: { error, error_codes: [code], error_description: `AADSTS${code}: Text.` },
    retryAfterSeconds: null,
  })

describe('what an administrator can mend', () => {
  test.each([
    [7000215, /Client Secret is wrong/, /Value, not its ID/],
    [7000222, /Client Secret has expired/, /Create a new client secret/],
    [700016, /Client ID was not found/, /same Overview page/],
    [90002, /Tenant ID was not found/, /Directory \(tenant\) ID/],
    [900023, /Tenant ID/, /Overview page/],
    [500011, /no Defender for Endpoint/, /licence/],
    [7000229, /enterprise application/, /admin consent/],
    [650057, /does not list/, /WindowsDefenderATP/],
    [7000112, /disabled/, /Enterprise applications/],
    [53003, /Conditional Access/, /exempt/],
    [7000218, /No Client Secret/, /again/],
  ])('AADSTS%i has words of its own behind the guide’s remedy', (code, detail, hint) => {
    const problem = refusal(code)
    expect(problem).toMatchObject({ code: 'vendor-unauthorized', vendorCode: `AADSTS${code}` })
    expect(problem.detail).toMatch(detail)
    expect(problem.remedy.startsWith(remedies.unauthorized)).toBe(true)
    expect(problem.remedy).toMatch(hint)
  })

  test('an unknown code is named, and where it is explained', () => {
    const problem = refusal(1234567)
    expect(problem.detail).toContain('AADSTS1234567')
    expect(problem.remedy).toContain('code=1234567')
  })
})

describe('what passes by itself', () => {
  test.each([90006, 90012, 90024, 90033, 90090, 50033])('AADSTS%i is a passing fault', (code) => {
    expect(refusal(code)).toMatchObject({ code: 'vendor-unreachable', vendorCode: `AADSTS${code}` })
  })

  test.each([50196, 90055])('AADSTS%i is throttling', (code) => {
    expect(refusal(code)).toMatchObject({ code: 'vendor-throttled', retryAfterSeconds: 60 })
  })

  test('so is HTTP 429, with the wait it names, and any 5xx', () => {
    expect(signInProblem({ status: 429, body: undefined, retryAfterSeconds: 240 })).toMatchObject({
      code: 'vendor-throttled',
      retryAfterSeconds: 240,
    })
    expect(signInProblem({ status: 503, body: undefined, retryAfterSeconds: null })).toMatchObject({ code: 'vendor-unreachable' })
    expect(refusal(1, 400, 'temporarily_unavailable')).toMatchObject({ code: 'vendor-unreachable' })
  })
})

test('an answer that is not Entra’s is an invalid answer', () => {
  for (const status of [200, 204, 302, 403, 404]) {
    expect(signInProblem({ status, body: undefined, retryAfterSeconds: null })).toMatchObject({ code: 'vendor-invalid-answer' })
  }
})

test.each([
  [{ error_codes: [7000215] }, 7000215],
  [{ error_description: 'AADSTS90002: Tenant not found.' }, 90002],
  [{ error_codes: ['7000215'], error_description: 'nothing' }, null],
  [{ error_codes: [] }, null],
  [undefined, null],
  [null, null],
  ['AADSTS90002', null],
])('the code of %j is %s', (body, code) => {
  expect(aadstsCode(body)).toBe(code)
})

test('no text of the vendor’s is repeated', () => {
  const body = { error: 'hunter2-error', error_description: 'AADSTS7000215: hunter2 was sent', error_codes: [7000215] }
  const problem = signInProblem({ status: 401, body, retryAfterSeconds: null })
  expect(JSON.stringify([problem.detail, problem.remedy, problem.vendorCode, problem.message])).not.toContain('hunter2')
})
