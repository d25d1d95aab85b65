import { request as httpRequest } from 'node:http'
import { ProblemDetails } from '@pocketsoc/contract'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  listen,
  newPkce,
  redeem,
  type SignedUp,
  signUp,
  startTestApplication,
  type TestApplication,
} from '../testing/test-application.ts'
import { testConfigurationInput } from '../testing/test-configuration.ts'

let app: TestApplication
let dana: SignedUp
beforeAll(async () => {
  app = await startTestApplication()
  dana = await signUp(app)
})
afterAll(() => app.close())

async function problemOf(response: Response): Promise<ProblemDetails> {
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  expect(response.headers.get('cache-control')).toBe('no-store')
  const problem = ProblemDetails.parse(await response.json())
  expect(problem.status).toBe(response.status)
  return problem
}

describe('a request that cannot be served', () => {
  test('on a path that is not there is a problem too, with and without /v1', async () => {
    for (const path of ['/api/nothing', '/api/v1/nothing', '/api/auth/sign-up/email']) {
      const response = await app.request(path, { headers: dana.portal })
      expect(await problemOf(response), path).toMatchObject({ status: 404, code: 'missing' })
    }
  })

  test('with a broken or missing body is told what is wrong, field by field', async () => {
    const post = (body: string, type = 'application/json') =>
      app.request('/api/v1/vendor-configurations', {
        method: 'POST',
        headers: { ...dana.portal, 'content-type': type },
        body,
      })
    expect(await problemOf(await post('{"vendor":'))).toMatchObject({ status: 400, code: 'invalid-input' })
    expect(await problemOf(await post('[1]'))).toMatchObject({ status: 400, code: 'invalid-input' })
    expect(await problemOf(await post('vendor=x', 'text/plain'))).toMatchObject({ status: 400, code: 'invalid-input' })
    const problem = await problemOf(await post(JSON.stringify({ vendor: 'x', displayName: ' ', authType: 'y', fields: {} })))
    expect(problem).toMatchObject({ code: 'invalid-input', errors: [{ pointer: '/displayName', detail: 'Give it a name' }] })
  })

  test('with a body above 1 MiB is refused, whether its length is announced or not', async () => {
    const body = `{"displayName":"${'x'.repeat(1024 * 1024)}"}`
    const headers = { ...dana.portal, 'content-type': 'application/json' }
    const announced = await app.request('/api/v1/vendor-configurations', { method: 'POST', headers, body })
    expect(await problemOf(announced)).toMatchObject({ code: 'invalid-input', detail: 'The request is larger than 1 MiB.' })
    const chunked = new ReadableStream({
      start(controller) {
        for (let sent = 0; sent < body.length; sent += 65_536) {
          controller.enqueue(new TextEncoder().encode(body.slice(sent, sent + 65_536)))
        }
        controller.close()
      },
    })
    const init = { method: 'POST', headers, body: chunked, duplex: 'half' } as RequestInit
    expect(await problemOf(await app.request('/api/v1/vendor-configurations', init))).toMatchObject({ code: 'invalid-input' })
  })

  test('shows no word of an error of ours, and an id under which the log has it', async () => {
    const broken = { ...app.services, database: { ...app.services.database, session: () => Promise.reject(new Error('disk')) } }
    const other = await listen(broken)
    const response = await other.request('/api/v1/me', { headers: { authorization: `Bearer ${'x'.repeat(43)}` } })
    const problem = await problemOf(response)
    expect(problem).toMatchObject({ status: 500, code: 'internal', requestId: response.headers.get('x-request-id') })
    expect(JSON.stringify(problem)).not.toContain('disk')
    await other.close()
  })

  test('a request id that the caller sends is not taken over', async () => {
    const response = await app.request('/api/v1/me', { headers: { 'x-request-id': 'forged' } })
    expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  })
})

describe('whatever is typed', () => {
  // Everything that a text field could be made to send, and values that only a database would stumble over.
  const nasty = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom(
      '\u0000',
      'a\u0000b',
      '\ud800',
      "'; drop table users --",
      '%00',
      '\\',
      '{}',
      '[]',
      'null',
      '0000-01-01T00:00:00Z',
    ),
  )
  const maybe = fc.option(nasty, { nil: undefined })

  test('into the feed’s query, the answer is never an error of ours', async () => {
    const query = fc.record({ q: maybe, from: maybe, to: maybe, cursor: maybe, limit: maybe, severity: maybe, profile: maybe })
    await fc.assert(
      fc.asyncProperty(query, fc.constantFrom('/detections', '/detections/counts'), async (values, path) => {
        const search = new URLSearchParams(
          Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
        )
        const response = await app.request(`/api/v1${path}?${search}`, { headers: dana.portal })
        expect([200, 400], `${path}?${search} ${await response.text()}`).toContain(response.status)
      }),
      { numRuns: 150 },
    )
    for (const instant of ['0000-01-01T00:00:00Z', '0001-01-01T00:00:00Z', '9999-12-31T23:59:59.999Z']) {
      const response = await app.request(`/api/v1/detections?from=${instant}&q=%00`, { headers: dana.portal })
      expect([200, 400], `${instant} ${await response.text()}`).toContain(response.status)
    }
  })

  test('into names and fields, it is stored as typed or refused as invalid', async () => {
    await fc.assert(
      fc.asyncProperty(nasty, nasty, async (displayName, clientSecret) => {
        const input = testConfigurationInput({ displayName })
        const response = await app.request('/api/v1/vendor-configurations', {
          method: 'POST',
          headers: dana.portal,
          json: { ...input, fields: { ...input.fields, clientSecret } },
        })
        const answer = (await response.json()) as { displayName?: string }
        expect([201, 400, 409], JSON.stringify([displayName, clientSecret, answer])).toContain(response.status)
        if (response.status === 201) {
          const wellFormed = Buffer.from(displayName).toString()
          expect(answer.displayName).toBe(wellFormed.trim())
        }
      }),
      { numRuns: 60 },
    )
  })

  test('into a device’s name while it signs in, the answer is OAuth’s own or a problem', async () => {
    for (const device_name of ['\u0000', '\ud800', '   ', 'x'.repeat(500)]) {
      const fields = { code: 'x'.repeat(43), code_verifier: newPkce().verifier, device_name }
      expect((await redeem(app, fields)).status, JSON.stringify(device_name)).toBe(400)
    }
  })
})

describe('sign-up', () => {
  test('a second account with the same address is a conflict that points at the address', async () => {
    const response = await app.request('/api/v1/sign-up', {
      method: 'POST',
      json: { name: 'Dana', email: dana.email.toUpperCase(), password: dana.password, organizationName: 'Fabrikam' },
    })
    expect(response.headers.getSetCookie()).toEqual([])
    expect(await problemOf(response)).toMatchObject({ status: 409, code: 'conflict', errors: [{ pointer: '/email' }] })
  })

  test('answers who was signed up, as owner of an organisation of their own, with cookies that scripts cannot read', async () => {
    const response = await app.request('/api/v1/sign-up', {
      method: 'POST',
      json: { name: 'Ana', email: 'ana@fabrikam.example', password: 'ten letters', organizationName: 'Ana’s' },
    })
    expect(await response.json()).toMatchObject({ user: { name: 'Ana' }, organization: { name: 'Ana’s' }, role: 'owner' })
    const [session] = response.headers.getSetCookie().filter((line) => line.startsWith('pocketsoc.session_token='))
    expect(session).toMatch(/HttpOnly/i)
    expect(session).toMatch(/SameSite=Lax/i)
    expect(app.services.mails.map(({ to }) => to)).toContain('ana@fabrikam.example')
  })

  test('goes through its own route alone: Better Auth’s is closed', async () => {
    const response = await app.request('/api/auth/sign-up/email', {
      method: 'POST',
      json: { name: 'Eve', email: 'eve@fabrikam.example', password: 'correct horse battery' },
    })
    expect(await problemOf(response)).toMatchObject({ status: 404, code: 'missing' })
  })

  test('can be closed by a setting', async () => {
    const closed = await listen({ ...app.services, config: { ...app.services.config, signUp: 'closed' } })
    const response = await closed.request('/api/v1/sign-up', {
      method: 'POST',
      json: { name: 'Eve', email: 'eve@fabrikam.example', password: 'correct horse battery', organizationName: 'Eve’s' },
    })
    expect(await problemOf(response)).toMatchObject({ status: 403, code: 'not-allowed' })
    await closed.close()
  })

  test('a person whose organisation was not made because the server died gets it at the next request, once', async () => {
    const ana = await signUp(app, 'Half-made')
    await app.services.database.session(async (connection) => {
      await connection.query('delete from organizations where id = $1', [ana.me.organization.id])
      await connection.query('update users set sign_up_organization = $2 where id = $1', [ana.me.user.id, 'Half-made'])
    })
    const answers = await Promise.all([1, 2, 3, 4].map(() => app.request('/api/v1/me', { headers: ana.portal })))
    const mes = (await Promise.all(answers.map((answer) => answer.json()))) as { organization: { id: string; name: string } }[]
    expect(new Set(mes.map(({ organization }) => organization.id)).size).toBe(1)
    expect(mes[0]?.organization.name).toBe('Half-made')
  })
})

describe('pages of other origins', () => {
  const rename = (headers: Record<string, string>) =>
    app.request('/api/v1/me/devices/0198f0a2-5b7e-7c31-9a44-1d2e3f405162', { method: 'DELETE', headers })

  test('may not make changes with our cookies', async () => {
    for (const origin of ['https://evil.example', 'null', `${app.services.config.publicUrl}.evil.example`]) {
      expect(await problemOf(await rename({ ...dana.portal, origin }))).toMatchObject({ status: 403, code: 'not-allowed' })
    }
    expect((await rename({ ...dana.portal, origin: app.services.config.publicUrl })).status).toBe(404)
  })

  test('are told to browsers to stay out: no framing, no foreign scripts, nothing sniffed', async () => {
    const { headers } = await app.request('/')
    expect(headers.get('content-security-policy')).toMatch(/default-src 'self'.*frame-ancestors 'none'/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('access-control-allow-origin')).toBeNull()
  })
})

test('a client address that the caller forges does not get past the limit of sign-ins', async () => {
  const attempt = (address: string) =>
    app.request('/api/auth/sign-in/email', {
      method: 'POST',
      headers: { 'x-forwarded-for': address, 'x-pocketsoc-client-address': address },
      json: { email: dana.email, password: 'wrong password' },
    })
  const statuses: number[] = []
  for (let count = 0; count < 25; count += 1) statuses.push((await attempt(`203.0.113.${count}`)).status)
  expect(new Set(statuses.slice(0, 5))).toEqual(new Set([401]))
  expect(statuses.at(-1)).toBe(429)
})

test('the health probes answer without a session', async () => {
  expect(await (await app.request('/healthz')).json()).toEqual({ status: 'ok' })
  expect(await (await app.request('/readyz')).json()).toEqual({ status: 'ready' })
})

test('a request cut off in the middle of its body harms nobody', async () => {
  const { hostname, port } = new URL(app.origin)
  await new Promise<void>((resolve) => {
    const headers = { 'content-type': 'application/json', 'content-length': '1000' }
    const cut = httpRequest({ hostname, port, method: 'POST', path: '/api/v1/sign-up', headers })
    cut.on('error', () => resolve())
    cut.write('{"name":', () => cut.destroy(new Error('cut')))
  })
  expect((await app.request('/healthz')).status).toBe(200)
})
