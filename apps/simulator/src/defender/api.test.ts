import { demoTenant } from '@pocketsoc/connectors/fixtures'
import { describe, expect, test } from 'vitest'
import { instantKey } from '../instant-key.ts'
import { useSimulator } from '../testing/client.ts'

const simulator = useSimulator()

describe('the list of alerts', () => {
  test('is the newest first, without evidence, in OData’s wrapping', async () => {
    const response = await simulator().get('/api/alerts')
    expect(response.headers.get('content-type')).toBe(
      'application/json; odata.metadata=minimal; odata.streaming=true; charset=utf-8',
    )
    expect(response.headers.get('odata-version')).toBe('4.0')
    const list = (await response.json()) as { '@odata.context': string; value: Record<string, unknown>[] }
    expect(list['@odata.context']).toBe(`${simulator().url}/api/$metadata#Alerts`)
    expect(list.value.length).toBeGreaterThan(300)
    expect(list.value.every((alert) => Array.isArray(alert.evidence) && alert.evidence.length === 0)).toBe(true)
    const keys = list.value.map((alert) => instantKey(alert.alertCreationTime) ?? '')
    expect(keys).toEqual([...keys].sort().reverse())
  })

  test('holds evidence when it is asked to', async () => {
    const { value } = await simulator().list('/api/alerts?$top=5&$expand=evidence')
    expect(value.some((alert) => Array.isArray(alert.evidence) && alert.evidence.length > 0)).toBe(true)
  })

  test.each(['/api/alerts?$top=1', '/API/Alerts?$top=1', '/api/v1.0/alerts?$top=1', '/Api/V1.0/ALERTS/?$top=1'])(
    'answers at %s',
    async (path) => {
      expect((await simulator().list(path)).value).toHaveLength(1)
    },
  )

  test('pages by $skip without a nextLink when $top is given, and the pages make the whole', async () => {
    const whole = await simulator().list('/api/alerts')
    const token = await simulator().token()
    const ids: unknown[] = []
    for (let skip = 0; ; skip += 100) {
      const page = await simulator().list(`/api/alerts?$top=100&$skip=${skip}`, token)
      expect(page).not.toHaveProperty('@odata.nextLink')
      ids.push(...page.value.map((alert) => alert.id))
      if (page.value.length < 100) break
    }
    expect(ids).toEqual(whole.value.map((alert) => alert.id))
  })

  test.each([
    ['without $top, beyond the page size', { pageSize: 150 }, '/api/alerts'],
    ['with $top, when switched on', { nextLinkWithTop: true }, "/api/v1.0/alerts?$top=150&$filter=status ne 'Unknown'"],
  ])('has a nextLink %s, and following it makes the whole', async (_when, settings, path) => {
    const whole = await simulator().list('/api/alerts?$top=10000')
    await simulator().control('POST', '/settings', settings)
    const token = await simulator().token()
    const ids: unknown[] = []
    let next: string | undefined = path
    while (next !== undefined) {
      const page = await simulator().list(next, token)
      ids.push(...page.value.map((alert) => alert.id))
      next = page['@odata.nextLink']?.replace(simulator().url, '')
    }
    expect(ids).toEqual(whole.value.map((alert) => alert.id))
  })

  test('is filtered to the tick by lastUpdateTime', async () => {
    const { value } = await simulator().list('/api/alerts')
    const middle = String(value[100]?.lastUpdateTime)
    const later = value.filter((alert) => (instantKey(alert.lastUpdateTime) ?? '') >= (instantKey(middle) ?? ''))
    const filtered = await simulator().list(`/api/alerts?$filter=lastUpdateTime+ge+${middle}`)
    expect(filtered.value.map((alert) => alert.id)).toEqual(later.map((alert) => alert.id))
  })

  test('is sorted by what $orderby names', async () => {
    const { value } = await simulator().list('/api/alerts?$orderby=lastUpdateTime asc, id desc&$top=400')
    const keys = value.map((alert) => instantKey(alert.lastUpdateTime) ?? '')
    expect(keys).toEqual([...keys].sort())
  })

  test.each([
    ["$filter=machineId eq '1'", "The property 'machineId' cannot be used"],
    ["$filter=nothing eq '1'", "Could not find a property named 'nothing'"],
    ["$filter=severity eq 'high'", "The string 'high' is not a valid enumeration type constant"],
    ['$top=10001', "The limit of '10000' for Top query has been exceeded"],
    ['$top=-1', "Invalid value '-1' for $top"],
    ['$skip=many', "Invalid value 'many' for $skip"],
    ['$select=id', "Query option '$select' is not allowed"],
    ['$count=true', "Query option '$count' is not allowed"],
    ['$expand=machine', "The property 'machine' on type 'Microsoft.WindowsDefenderATP.Alert' cannot be expanded"],
    ['$orderby=title', "The property 'title' cannot be used"],
    ['$orderby=id sideways', 'Syntax error in $orderby'],
    ['$top=1&$top=2', "Query option '$top' was specified more than once"],
  ])('refuses %s as an ODataError', async (query, message) => {
    const response = await simulator().get(`/api/alerts?${query}`)
    expect(response.status).toBe(400)
    expect(await response.json()).toEqual({
      error: { code: 'ODataError', message: expect.stringContaining(message), target: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    })
  })

  test('writes instants with 0 to 7 fractional digits', async () => {
    const { value } = await simulator().list('/api/alerts')
    const digits = new Set(
      value
        .flatMap((alert) => [alert.alertCreationTime, alert.lastUpdateTime, alert.firstEventTime])
        .map((time) => {
          return /\.(\d+)Z$/.exec(String(time))?.[1]?.length ?? 0
        }),
    )
    expect([...digits].sort()).toEqual(expect.arrayContaining([0, 2, 6, 7]))
    expect(Math.max(...digits)).toBe(7)
  })
})

describe('one alert', () => {
  test('has its evidence without $expand', async () => {
    const { value } = await simulator().list("/api/alerts?$filter=severity eq 'High'&$top=1")
    const alert = (await (await simulator().get(`/api/alerts/${value[0]?.id}`)).json()) as Record<string, unknown>
    expect(alert['@odata.context']).toBe(`${simulator().url}/api/$metadata#Alerts/$entity`)
    expect(alert.evidence).not.toEqual([])
  })

  test('leads to its machine, and the machine to its alerts', async () => {
    const { value } = await simulator().list("/api/alerts?$filter=severity eq 'High'&$top=1")
    const machine = (await (await simulator().get(`/api/alerts/${value[0]?.id}/machine`)).json()) as Record<string, unknown>
    expect(machine.id).toBe(value[0]?.machineId)
    const alerts = await simulator().list(`/api/machines/${machine.id}/alerts`)
    expect(alerts.value.map((alert) => alert.id)).toContain(value[0]?.id)
    expect(new Set(alerts.value.map((alert) => alert.machineId))).toEqual(new Set([machine.id]))
  })

  test('is 404 when there is none of that id', async () => {
    const response = await simulator().get('/api/alerts/da0_0')
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({ error: { code: 'ResourceNotFound' } })
  })
})

describe('machines', () => {
  test('are filtered by what the documents list', async () => {
    const vip = await simulator().list("/api/machines?$filter=machineTags/any(tag: tag eq 'vip')")
    expect(vip.value.map((machine) => machine.rbacGroupName)).toEqual(Array(5).fill('Executives'))
    const linux = await simulator().list("/api/machines?$filter=osPlatform eq 'Ubuntu' and startswith(computerDnsName,'web')")
    expect(linux.value).toHaveLength(3)
    const group = await simulator().list('/api/machines?$filter=rbacGroupId eq 50')
    expect(group.value).toHaveLength(2)
  })

  test('are found by id and by name', async () => {
    const byName = (await (await simulator().get('/api/machines/FIN-LT-0142.corp.tidemark.example')).json()) as Record<
      string,
      unknown
    >
    const byId = (await (await simulator().get(`/api/machines/${byName.id}`)).json()) as Record<string, unknown>
    expect(byId).toEqual(byName)
    expect((await simulator().get('/api/machines/nobody')).status).toBe(404)
  })

  test('are found by internal address near a time', async () => {
    const { value } = await simulator().list("/api/machines?$filter=healthStatus eq 'Active'&$top=1")
    const [machine] = value
    const call = (timestamp: string) =>
      simulator().get(`/api/machines/findbyip(ip='${machine?.lastIpAddress}',timestamp=${timestamp})`)
    const found = (await (await call(String(machine?.lastSeen))).json()) as { value: { id: string }[] }
    expect(found.value.map((each) => each.id)).toContain(machine?.id)
    expect((await call('2020-01-01T00:00:00Z')).status).toBe(400)
  })

  test('are 404 when none was seen in thirty days', async () => {
    await simulator().control('POST', '/clock', { advanceSeconds: 40 * 86_400 })
    expect((await simulator().get('/api/machines')).status).toBe(404)
  })
})

describe('access', () => {
  const codeAt = async (token: string | undefined, path = '/api/alerts?$top=1') => {
    const response = await fetch(
      simulator().url + path,
      token === undefined ? {} : { headers: { Authorization: `Bearer ${token}` } },
    )
    return { status: response.status, body: (await response.json()) as { error?: { code: string; message: string } } }
  }

  test('needs a token', async () => {
    expect(await codeAt(undefined)).toMatchObject({ status: 401, body: { error: { code: 'Unauthorized' } } })
    expect((await codeAt('a.b.c')).status).toBe(401)
  })

  test('ends with the token’s lifetime, by the simulated clock', async () => {
    await simulator().control('POST', '/settings', { tokenLifetimeSeconds: 60 })
    const token = await simulator().token()
    expect((await codeAt(token)).status).toBe(200)
    await simulator().control('POST', '/clock', { advanceSeconds: 61 })
    expect((await codeAt(token)).body).toMatchObject({ error: { code: 'Unauthorized', message: 'The token has expired.' } })
  })

  test('is refused to a token for another API, as unauthorised', async () => {
    expect((await codeAt(await simulator().token({ scope: 'https://graph.microsoft.com/.default' }))).status).toBe(401)
  })

  test('is forbidden to a token of the XDR application, which has none of the roles', async () => {
    const token = await simulator().token({ scope: 'https://api.security.microsoft.com/.default' })
    expect(await codeAt(token)).toMatchObject({
      status: 403,
      body: {
        error: {
          message: 'Missing application roles. API required roles: Alert.Read.All,Alert.ReadWrite.All, application roles: .',
        },
      },
    })
  })

  test('names the missing and the present roles when forbidden', async () => {
    await simulator().control('PUT', '/permissions', { permissions: ['Machine.Isolate'] })
    const answer = await codeAt(await simulator().token())
    expect(answer.status).toBe(403)
    expect(answer.body.error).toMatchObject({
      code: 'Forbidden',
      message:
        'Missing application roles. API required roles: Alert.Read.All,Alert.ReadWrite.All, application roles: Machine.Isolate.',
    })
  })

  test('follows the token, not the consent: a role taken away is gone with the next token', async () => {
    const token = await simulator().token()
    await simulator().control('PUT', '/permissions', { permissions: ['Alert.Read.All'] })
    expect((await codeAt(token, '/api/machines?$top=1')).status).toBe(200)
    expect((await codeAt(await simulator().token(), '/api/machines?$top=1')).status).toBe(403)
  })

  test('ends at once when tokens are revoked', async () => {
    const token = await simulator().token()
    await simulator().control('POST', '/tokens/revoke', {})
    expect((await codeAt(token)).status).toBe(401)
    expect((await codeAt(await simulator().token())).status).toBe(200)
  })

  test('keeps tenants apart', async () => {
    const { body } = await simulator().control('POST', '/tenants', { history: true })
    const other = body as { tenantId: string; clientId: string; clientSecret: string }
    const token = await simulator().token({ client_id: other.clientId, client_secret: other.clientSecret }, other.tenantId)
    const theirs = await simulator().list('/api/alerts', token)
    expect(new Set(theirs.value.map((alert) => alert.aadTenantId))).toEqual(new Set([other.tenantId]))
    const ours = await simulator().list('/api/alerts')
    expect(new Set(ours.value.map((alert) => alert.aadTenantId))).toEqual(new Set([demoTenant.tenantId]))
    expect((await codeAt(token, `/api/alerts/${ours.value[0]?.id}`)).status).toBe(404)
    const crossed = await simulator().requestToken({ client_id: other.clientId, client_secret: other.clientSecret })
    expect(crossed.body.error_codes).toEqual([700016])
  })
})

describe('limits', () => {
  test('the hundred-and-first call in a minute is refused with the seconds to wait', async () => {
    const token = await simulator().token()
    for (let call = 0; call < 100; call++) expect((await simulator().get('/api/machineactions', token)).status).toBe(200)
    const refused = await simulator().get('/api/alerts?$top=1', token)
    expect(refused.status).toBe(429)
    expect(await refused.json()).toMatchObject({ error: { code: 'TooManyRequests' } })
    const wait = Number(refused.headers.get('retry-after'))
    expect(wait).toBeGreaterThan(0)
    expect(wait).toBeLessThanOrEqual(60)
    await simulator().control('POST', '/clock', { advanceSeconds: wait })
    expect((await simulator().get('/api/alerts?$top=1', token)).status).toBe(200)
  })

  test('may be lifted', async () => {
    await simulator().control('POST', '/limits', { minute: 1 })
    const token = await simulator().token()
    await simulator().get('/api/machineactions', token)
    expect((await simulator().get('/api/machineactions', token)).status).toBe(429)
    await simulator().control('POST', '/limits', { minute: null, hour: null })
    expect((await simulator().get('/api/machineactions', token)).status).toBe(200)
  })
})

describe('what the service does not have', () => {
  test.each([
    ['DELETE', '/api/alerts/da1_1', 405, 'GET, PATCH'],
    ['GET', '/api/machines/0000/isolate', 405, 'POST'],
    ['POST', '/api/alerts', 405, 'GET'],
    ['POST', '/api/machines/0000/startInvestigation', 404, null],
    ['GET', '/api/software', 404, null],
    ['GET', '/api', 404, null],
  ])('%s %s is %i', async (method, path, status, allow) => {
    const response = await fetch(simulator().url + path, {
      method,
      headers: { Authorization: `Bearer ${await simulator().token()}` },
    })
    expect(response.status).toBe(status)
    expect(response.headers.get('allow')).toBe(allow)
    expect(await response.json()).toMatchObject({ error: { code: expect.any(String), target: expect.any(String) } })
  })
})
