import { demoTenant, type StoryProcess } from '@pocketsoc/connectors/fixtures'
import { describe, expect, test } from 'vitest'
import { useSimulator } from '../testing/client.ts'

const simulator = useSimulator({ empty: true })
const post = (path: string, body: unknown) => simulator().control('POST', path, body)

describe('raising alerts', () => {
  test('an alert raised on a machine with a severity is the newest of the list', async () => {
    const { status, body } = await post('/alerts', { machine: 'fin-lt-0142', severity: 'High', title: 'Something bad' })
    expect(status).toBe(201)
    const { value } = await simulator().list('/api/alerts?$expand=evidence')
    expect(value).toHaveLength(1)
    expect(value[0]).toMatchObject({
      id: (body as { ids: string[] }).ids[0],
      title: 'Something bad',
      severity: 'High',
      status: 'New',
      computerDnsName: 'fin-lt-0142.corp.tidemark.example',
      aadTenantId: demoTenant.tenantId,
    })
    expect(value[0]?.evidence).not.toEqual([])
  })

  test('several may be raised at once, and hours late', async () => {
    await post('/alerts', { count: 12, minutesAgo: 300 })
    const { value } = await simulator().list('/api/alerts')
    expect(value).toHaveLength(12)
    for (const alert of value) {
      expect(Date.now() - Date.parse(String(alert.alertCreationTime))).toBeGreaterThan(299 * 60_000)
      expect(Date.now() - Date.parse(String(alert.lastUpdateTime))).toBeLessThan(60_000)
    }
  })

  test('an alert may surface with every time in the past, so that only who looks back finds it', async () => {
    await post('/alerts', { minutesAgo: 300, updatedMinutesAgo: 290 })
    const hourAgo = new Date(Date.now() - 3_600_000).toISOString()
    expect((await simulator().list(`/api/alerts?$filter=lastUpdateTime ge ${hourAgo}`)).value).toEqual([])
    expect((await simulator().list('/api/alerts')).value).toHaveLength(1)
  })

  test.each([[{ id: 'x', severity: ['?'], evidence: null }], ['only text'], [42], [null], [[1, [2]]], [{}]])(
    'a raw payload %j is served as it is',
    async (raw) => {
      await post('/alerts', { raw })
      expect((await simulator().list('/api/alerts')).value).toEqual([raw])
      expect((await simulator().list('/api/alerts?$expand=evidence')).value).toEqual([raw])
    },
  )

  test('raw text goes out letter by letter, even where it is not JSON', async () => {
    const rawText = '{"id":"big","incidentId":12345678901234567890,  "title": "\\u0000"}'
    await post('/alerts', { rawText })
    expect(await (await simulator().get('/api/alerts')).text()).toContain(`"value":[${rawText}]`)
    await post('/alerts', { rawText: '{"cut' })
    expect(await (await simulator().get('/api/alerts')).text()).toContain('{"cut')
  })

  test('a raw payload’s own times are what it is filtered and sorted by', async () => {
    await post('/alerts', {
      raw: { id: 'old', alertCreationTime: '2020-01-01T00:00:00Z', lastUpdateTime: '2020-01-02T00:00:00.1234567Z' },
    })
    await post('/alerts', { raw: { id: 'new' } })
    expect((await simulator().list('/api/alerts')).value.map((alert) => alert.id)).toEqual(['new', 'old'])
    const exact = await simulator().list('/api/alerts?$filter=lastUpdateTime le 2020-01-02T00:00:00.1234567Z')
    expect(exact.value.map((alert) => alert.id)).toEqual(['old'])
  })

  test('five thousand are made at once, each the same at every reading', async () => {
    const { body } = await post('/alerts/bulk', { count: 5000, spreadDays: 20 })
    expect(body).toMatchObject({ count: 5000 })
    const first = await simulator().list('/api/alerts?$top=10000&$expand=evidence')
    expect(new Set(first.value.map((alert) => alert.id)).size).toBe(5000)
    expect(await simulator().list('/api/alerts?$top=10000&$expand=evidence')).toEqual(first)
  })

  test('a hundred thousand are made at once, and read to the last', async () => {
    await post('/alerts/bulk', { count: 100_000 })
    const { value } = await simulator().list("/api/alerts?$top=20&$skip=99990&$filter=status ne 'Resolved'&$expand=evidence")
    expect(value).toHaveLength(10)
  })

  test('a story surfaces alert by alert, all of one incident', async () => {
    const { body } = await post('/alerts', { story: 'web-shell', paceSeconds: 20 })
    const { ids } = body as { ids: string[] }
    expect(ids.length).toBeGreaterThanOrEqual(5)
    expect((await simulator().list('/api/alerts')).value).toHaveLength(1)
    await post('/clock', { advanceSeconds: 25 })
    expect((await simulator().list('/api/alerts')).value).toHaveLength(2)
    await post('/clock', { advanceSeconds: 600 })
    const { value } = await simulator().list('/api/alerts')
    expect(value.map((alert) => alert.id).reverse()).toEqual(ids)
    expect(new Set(value.map((alert) => alert.incidentId)).size).toBe(1)
  })

  test('a story tells what truly ran, so that a drawing of it can be compared', async () => {
    const { body } = await post('/alerts', { story: 'web-shell', paceSeconds: 0 })
    const { processes } = body as { processes: StoryProcess[] }
    const all = (nodes: StoryProcess[]): StoryProcess[] => nodes.flatMap((node) => [node, ...all(node.children)])
    const known = new Set(all(processes).map(({ processId, createdAt }) => `${processId} ${createdAt}`))
    const { value } = await simulator().list('/api/alerts?$expand=evidence')
    const named = value
      .flatMap((alert) => alert.evidence as Record<string, unknown>[])
      .filter(({ entityType }) => entityType === 'Process')
    expect(named.length).toBeGreaterThan(5)
    expect(named.filter((row) => !known.has(`${row.processId} ${row.processCreationTime}`))).toEqual([])
  })
})

describe('changing alerts', () => {
  test('a change moves lastUpdateTime and sets or clears resolvedTime', async () => {
    const { body } = await post('/alerts', {})
    const [id] = (body as { ids: string[] }).ids
    await post('/clock', { advanceSeconds: 3600 })
    const { body: closed } = await simulator().control('PATCH', `/alerts/${id}`, { status: 'Resolved', comment: 'Done.' })
    expect(closed).toMatchObject({ status: 'Resolved', resolvedTime: expect.any(String), comments: [{ comment: 'Done.' }] })
    const since = new Date(Date.now() + 3_590_000).toISOString()
    expect((await simulator().list(`/api/alerts?$filter=lastUpdateTime ge ${since}`)).value).toMatchObject([
      { id, status: 'Resolved' },
    ])
    const { body: reopened } = await simulator().control('PATCH', `/alerts/${id}`, { status: 'New', anything: { at: 'all' } })
    expect(reopened).toMatchObject({ status: 'New', resolvedTime: null, anything: { at: 'all' } })
  })

  test('a raw payload can be changed too, and keeps its id', async () => {
    await post('/alerts', { raw: { title: 'bare' } })
    expect((await simulator().control('PATCH', '/alerts/raw-1', { status: 'New', comment: 'Hm.' })).status).toBe(200)
    expect((await simulator().list('/api/alerts')).value).toMatchObject([
      { title: 'bare', status: 'New', comments: [{ comment: 'Hm.' }] },
    ])
    expect((await simulator().control('PATCH', '/alerts/raw-1', { id: 'other' })).status).toBe(400)
  })

  test('an alert that does not exist cannot be changed', async () => {
    expect((await simulator().control('PATCH', '/alerts/da0_0', {})).status).toBe(404)
  })
})

describe('the rest of the world', () => {
  test('requests are logged without secrets', async () => {
    await simulator().list('/api/alerts?$top=3')
    const response = await fetch(`${simulator().url}/_control/requests`)
    const text = await response.text()
    expect(text).not.toContain(demoTenant.clientSecret)
    expect(text).not.toContain('Bearer')
    expect(JSON.parse(text).requests).toMatchObject([
      { api: 'entra', method: 'POST', status: 200, tenantId: demoTenant.tenantId, clientId: demoTenant.clientId },
      { api: 'defender', method: 'GET', path: '/api/alerts', query: { $top: '3' }, status: 200, tenantId: demoTenant.tenantId },
    ])
    await simulator().control('DELETE', '/requests')
    expect((await simulator().control('GET', '/requests')).body).toEqual({ requests: [] })
  })

  test('requests are chosen by service, path and tenant', async () => {
    await simulator().list('/api/alerts?$top=3')
    const chosen = async (query: string) =>
      ((await simulator().control('GET', `/requests?${query}`)).body as { requests: unknown[] }).requests.length
    expect(await chosen('api=entra')).toBe(1)
    expect(await chosen('path=ALERTS')).toBe(1)
    expect(await chosen(`tenantId=${demoTenant.tenantId}`)).toBe(2)
    expect(await chosen('path=machines')).toBe(0)
  })

  test('the clock is advanced and set, and the vendor’s Date header follows', async () => {
    await post('/clock', { set: '2027-02-01T00:00:00Z' })
    const { body } = await simulator().control('GET', '/state')
    expect((body as { time: string }).time).toMatch(/^2027-02-01T00:00:/)
    await post('/clock', { advanceSeconds: 86_400 })
    expect((await simulator().get('/api/machineactions')).headers.get('date')).toContain('02 Feb 2027')
  })

  test('a reset takes everything back', async () => {
    await post('/alerts', {})
    await post('/tenants', {})
    await post('/limits', { minute: 3 })
    await post('/clock', { advanceSeconds: 1_000_000 })
    await post('/secrets/expire', {})
    const { body } = await post('/reset', {})
    expect(body).toMatchObject({ limits: { minute: 100, hour: 1500 }, tenants: [{ tenantId: demoTenant.tenantId, alerts: 0 }] })
    expect((await simulator().requestToken()).status).toBe(200)
    expect((await post('/reset', { empty: false })).body).toMatchObject({ tenants: [{ alerts: expect.any(Number) }] })
    expect((await simulator().list('/api/alerts?$top=1')).value).toHaveLength(1)
    await post('/reset', { empty: true })
  })

  test('state tells of secrets only their ids, hints and ends', async () => {
    const response = await fetch(`${simulator().url}/_control/state`)
    const text = await response.text()
    expect(text).not.toContain(demoTenant.clientSecret)
    expect(JSON.parse(text).tenants[0].apps[0].secrets).toEqual([
      { secretId: demoTenant.clientSecretId, hint: 'Tm3', expiresAt: expect.any(String) },
    ])
  })

  test('a tenant is made with the credentials wished for, once', async () => {
    const wish = {
      tenantId: '0b1c2d3e-4f50-4a6b-8c7d-9e0f1a2b3c4d',
      clientId: '1b1c2d3e-4f50-4a6b-8c7d-9e0f1a2b3c4d',
      clientSecret: 'wished-for',
      permissions: ['Alert.Read.All'],
    }
    expect((await post('/tenants', wish)).body).toMatchObject(wish)
    expect((await post('/tenants', wish)).status).toBe(400)
    expect(
      (await simulator().requestToken({ client_id: wish.clientId, client_secret: wish.clientSecret }, wish.tenantId)).status,
    ).toBe(200)
  })
})

describe('refusals', () => {
  test.each([
    ['POST', '/alerts', { severity: 'high' }, 400, '/severity'],
    ['POST', '/alerts', { machin: 'x' }, 400, '/'],
    ['POST', '/alerts', { rawText: 7 }, 400, '/rawText'],
    ['POST', '/alerts/bulk', { count: 0 }, 400, '/count'],
    ['POST', '/faults', { kind: 'status', status: 42 }, 400, '/status'],
    ['POST', '/faults', { kind: 'drop', match: { path: '(' } }, 400, '/match/path'],
    ['POST', '/clock', { set: 'tomorrow' }, 400, '/set'],
    ['PUT', '/permissions', {}, 400, '/permissions'],
    ['PUT', '/hunting/plan', { runSeconds: -1 }, 400, '/runSeconds'],
    ['POST', '/hunting/spend', {}, 400, '/seconds'],
    ['POST', '/settings', { oldHunting: 'later' }, 400, '/oldHunting'],
  ])('%s %s with %j is refused, with a pointer', async (method, path, body, status, pointer) => {
    const answer = await simulator().control(method, path, body)
    expect(answer.status).toBe(status)
    expect(answer.body).toMatchObject({ status, errors: [{ pointer, detail: expect.any(String) }] })
  })

  test.each([{ kind: 'nonsense' }, { kind: 'lsass-dump', machine: 'web-prd-01' }])(
    'an alert that cannot be is refused: %j',
    async (wish) => {
      expect((await post('/alerts', wish)).status).toBe(400)
    },
  )

  test.each([
    ['POST', '/alerts', { machine: 'nobody' }],
    ['POST', '/alerts', { tenantId: '0b1c2d3e-4f50-4a6b-8c7d-9e0f1a2b3c4d' }],
    ['POST', '/secrets/expire', { secretId: '0b1c2d3e-4f50-4a6b-8c7d-9e0f1a2b3c4d' }],
    ['GET', '/nothing', undefined],
  ])('%s %s with %j is 404', async (method, path, body) => {
    expect((await simulator().control(method, path, body)).status).toBe(404)
  })

  test('problems have the type of problem details', async () => {
    const response = await fetch(`${simulator().url}/_control/nothing`)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
  })

  test('a page of another origin directs nothing', async () => {
    const response = await fetch(`${simulator().url}/_control/reset`, {
      method: 'POST',
      headers: { Origin: 'https://evil.example' },
    })
    expect(response.status).toBe(403)
    const own = await fetch(`${simulator().url}/_control/reset`, { method: 'POST', headers: { Origin: simulator().url } })
    expect(own.status).toBe(200)
  })
})
