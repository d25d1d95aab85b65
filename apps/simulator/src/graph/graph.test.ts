import { describe, expect, test } from 'vitest'
import { useSimulator } from '../testing/client.ts'

const simulator = useSimulator()
const path = '/v1.0/security/runHuntingQuery'
const scope = 'https://graph.microsoft.com/.default'
const role = 'ThreatHunting.Read.All'

interface Answer {
  status: number
  headers: Headers
  body: {
    '@odata.context': string
    schema: { name: string; type: string }[]
    results: Record<string, unknown>[]
    error: { code: string; message: string; innerError: Record<string, string> }
  }
}

const control = (method: string, to: string, body?: unknown) => simulator().control(method, to, body)
const consent = (graphPermissions: string[]) => control('PUT', '/permissions', { graphPermissions })
const graphToken = () => simulator().token({ scope })
const ask = async (body: unknown, token?: string): Promise<Answer> =>
  await simulator().send('POST', path, body, token ?? (await graphToken()))

describe('consent', () => {
  test('the demo app has none on Graph: its token carries no role and hunting is 403', async () => {
    const token = await graphToken()
    expect(JSON.parse(atob(token.split('.')[1] ?? ''))).toMatchObject({ aud: 'https://graph.microsoft.com' })
    expect(JSON.parse(atob(token.split('.')[1] ?? ''))).not.toHaveProperty('roles')
    const { status, body } = await ask({ Query: 'print 1' }, token)
    expect([status, body.error.code]).toEqual([403, 'Forbidden'])
    expect(body.error.message).toContain('does not contain valid permissions')
  })

  test('is given and taken back by the control API, and shows with the next token', async () => {
    const before = await graphToken()
    await consent([role])
    expect((await ask({ Query: 'print 1' }, before)).status).toBe(403)
    expect((await ask({ Query: 'print 1' })).status).toBe(200)
    await consent([])
    expect((await ask({ Query: 'print 1' })).status).toBe(403)
  })

  test('on Graph is no consent on Defender, nor the other way round', async () => {
    await consent([role, 'Machine.Isolate'])
    const roles = async (wanted?: string) => {
      const token = await simulator().token(wanted === undefined ? {} : { scope: wanted })
      return (JSON.parse(atob(token.split('.')[1] ?? '')) as { roles: string[] }).roles
    }
    expect(await roles(scope)).toEqual(['Machine.Isolate', role])
    expect(await roles()).not.toContain(role)
    const { body } = await control('GET', '/state')
    expect(body).toMatchObject({ tenants: [{ apps: [{ graphPermissions: ['Machine.Isolate', role] }] }] })
  })

  test('a tenant without Defender is 403 all the same', async () => {
    await consent([role])
    await control('PATCH', '/tenants', { hasDefender: false })
    expect((await ask({ Query: 'print 1' })).status).toBe(403)
  })
})

describe('a token', () => {
  test('for Defender opens nothing here', async () => {
    const { status, body, headers } = await ask({ Query: 'print 1' }, await simulator().token())
    expect([status, body.error.code]).toEqual([401, 'InvalidAuthenticationToken'])
    expect(headers.get('www-authenticate')).toContain('Bearer')
  })

  test.each([
    ['commercial', 'https://graph.microsoft.us/.default'],
    ['gcc-high', 'https://graph.microsoft.com/.default'],
  ])('of a tenant in the %s cloud is not for %s', async (cloud, wanted) => {
    const { body } = await control('POST', '/tenants', { cloud })
    const { tenantId, clientId, clientSecret } = body as Record<'tenantId' | 'clientId' | 'clientSecret', string>
    const changes = { client_id: clientId, client_secret: clientSecret, scope: wanted }
    expect((await simulator().requestToken(changes, tenantId)).body).toMatchObject({ error_codes: [500011] })
  })
})

describe('an answer', () => {
  test('has schema and results in Graph’s case, numbers of 64 bits annotated, truth values as such', async () => {
    await consent([role])
    const { status, headers, body } = await ask({ Query: 'print t = datetime(2026-03-04), l = 7, b = true, s = "x"' })
    expect(status).toBe(200)
    expect(headers.get('request-id')).toMatch(/^[0-9a-f-]{36}$/)
    expect(body).toEqual({
      '@odata.context': `${simulator().url}/v1.0/$metadata#microsoft.graph.security.huntingQueryResults`,
      schema: [
        { name: 't', type: 'DateTime' },
        { name: 'l', type: 'Int64' },
        { name: 'b', type: 'SByte' },
        { name: 's', type: 'String' },
      ],
      results: [{ t: '2026-03-04T00:00:00.0000000Z', 'l@odata.type': '#Int64', l: 7, b: true, s: 'x' }],
    })
  })

  test('holds only what lies in the Timespan, whatever the query asks', async () => {
    await consent([role])
    await control('POST', '/alerts', { minutesAgo: 300 })
    const recent = await control('POST', '/alerts', { minutesAgo: 5 })
    const [id] = (recent.body as { ids: string[] }).ids
    const ids = async (Timespan: string) => {
      const { body } = await ask({ Query: 'AlertInfo | where Timestamp > ago(7h) | project AlertId', Timespan })
      return body.results.map((row) => row.AlertId)
    }
    expect((await ids('P1D')).length).toBeGreaterThanOrEqual(2)
    expect(await ids('PT10M')).toEqual([id])
    expect(await ids('2020-01-01/2020-02-01')).toEqual([])
    expect((await ids('P900D')).length).toBeGreaterThanOrEqual(2)
  })

  test('outlives Defender’s own endpoint', async () => {
    await consent([role])
    await control('POST', '/clock', { set: '2027-02-01T00:00:01Z' })
    expect((await ask({ Query: 'print 1' })).status).toBe(200)
  })
})

describe('refusals', () => {
  test.each([
    [{ Query: 'DeviceProcessEvents | where x == 1' }, "Failed to resolve column or scalar expression named 'x'"],
    [{ Query: '' }, "'Query'"],
    [{ query: 'print 1' }, "'query'"],
    [{ Query: 'print 1', Timespan: 'yesterday' }, 'Timespan'],
    [{ Query: 'print 1', Timespan: 7 }, 'Timespan'],
    ['no json', 'JSON'],
  ])('a body of %j is 400', async (body, words) => {
    await consent([role])
    const answer = await ask(body)
    expect([answer.status, answer.body.error.code]).toEqual([400, 'BadRequest'])
    expect(answer.body.error.message).toContain(words)
  })

  test('carry the ids to trace them by, the caller’s own too', async () => {
    const response = await fetch(simulator().url + path, {
      method: 'POST',
      headers: { 'client-request-id': 'd3b07384-d9a0-4e9b-8a0d-3f1f6f2f2c11', Authorization: `Bearer ${await graphToken()}` },
    })
    const { error } = (await response.json()) as Answer['body']
    expect(error.innerError).toEqual({
      date: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/),
      'request-id': response.headers.get('request-id'),
      'client-request-id': 'd3b07384-d9a0-4e9b-8a0d-3f1f6f2f2c11',
    })
  })

  test('what else Graph has is not here', async () => {
    const response = await simulator().get('/v1.0/users', await graphToken())
    expect([response.status, await response.json()]).toEqual([
      400,
      { error: expect.objectContaining({ message: "Resource not found for the segment 'users'." }) },
    ])
    expect((await simulator().get(path, await graphToken())).status).toBe(405)
  })

  test('forty-five calls pass in a minute, whichever app of the tenant makes them', async () => {
    await consent([role])
    await control('POST', '/limits', { hunting: { minute: 1 } })
    expect((await ask({ Query: 'print 1' })).status).toBe(200)
    const refused = await ask({ Query: 'print 1' })
    expect([refused.status, refused.body.error.code]).toEqual([429, 'TooManyRequests'])
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(50)
  })

  test('the tenant’s CPU quota and a query of more than three minutes end queries here too', async () => {
    await consent([role])
    await control('PUT', '/hunting/plan', { runSeconds: 181 })
    expect(await ask({ Query: 'print 1' })).toMatchObject({ status: 504, body: { error: { code: 'GatewayTimeout' } } })
    await control('POST', '/hunting/spend', { seconds: 600 })
    const refused = await ask({ Query: 'print 1' })
    expect([refused.status, refused.body.error.message]).toEqual([429, expect.stringContaining('CPU')])
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(900)
  })
})

test('calls are logged as Graph’s, and faults reach them', async () => {
  await control('POST', '/faults', { kind: 'html', match: { path: '^/v1.0/' } })
  const response = await fetch(simulator().url + path, {
    method: 'POST',
    headers: { Authorization: `Bearer ${await graphToken()}` },
  })
  expect(response.status).toBe(502)
  const { body } = await control('GET', '/requests?api=graph')
  expect(body).toMatchObject({ requests: [{ api: 'graph', path, status: 502, clientId: expect.any(String) }] })
})
