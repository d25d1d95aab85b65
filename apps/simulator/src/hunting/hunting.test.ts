import { type AlertPayload, demoTenant, type StoryProcess, storyNames } from '@pocketsoc/connectors/fixtures'
import { describe, expect, test } from 'vitest'
import { instantKey } from '../instant-key.ts'
import { useSimulator } from '../testing/client.ts'

const simulator = useSimulator()
const path = '/api/advancedqueries/run'

interface Answer {
  status: number
  headers: Headers
  body: {
    Stats: unknown
    Schema: { Name: string; Type: string }[]
    Results: Record<string, unknown>[]
    error: { code: string; message: string }
  }
}

const ask = (Query: string, token?: string): Promise<Answer> => simulator().send('POST', path, { Query }, token)
const control = (method: string, to: string, body?: unknown) => simulator().control(method, to, body)

describe('an answer', () => {
  test('has Schema and Results as the documents show, Stats besides', async () => {
    await control('POST', '/alerts', { story: 'invoice-intrusion', paceSeconds: 0 })
    const { status, headers, body } = await ask(`DeviceProcessEvents
      | where Timestamp > ago(3h) and InitiatingProcessFileName =~ "winword.exe"
      | project Timestamp, FileName, ProcessId, IsInitiatingProcessRemoteSession
      | take 1`)
    expect(status).toBe(200)
    expect(headers.get('content-type')).toContain('application/json')
    expect(Object.keys(body)).toEqual(['Stats', 'Schema', 'Results'])
    expect(body.Schema).toEqual([
      { Name: 'Timestamp', Type: 'DateTime' },
      { Name: 'FileName', Type: 'String' },
      { Name: 'ProcessId', Type: 'Int64' },
      { Name: 'IsInitiatingProcessRemoteSession', Type: 'SByte' },
    ])
    expect(body.Results).toEqual([
      {
        Timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z$/),
        FileName: expect.any(String),
        ProcessId: expect.any(Number),
        IsInitiatingProcessRemoteSession: expect.toBeOneOf([null, 0, 1]),
      },
    ])
  })

  test('writes every type as it travels', async () => {
    const { body } = await ask(
      'print t = datetime(2026-03-04T09:12:31.4410275Z), s = "a\\"b", l = 9132, r = 0.5, b = true, d = dynamic({"a":[1]}), p = 90m, g = guid(5f1c9a34-7be2-4d06-9c58-21e0b7a4d963), n = long(null)',
    )
    expect(body.Schema.map(({ Type }) => Type)).toEqual([
      ...['DateTime', 'String', 'Int64', 'Double', 'SByte', 'Object', 'TimeSpan', 'Guid', 'Int64'],
    ])
    expect(body.Results).toEqual([
      {
        t: '2026-03-04T09:12:31.4410275Z',
        s: 'a"b',
        l: 9132,
        r: 0.5,
        b: 1,
        d: { a: [1] },
        p: '01:30:00',
        g: '5f1c9a34-7be2-4d06-9c58-21e0b7a4d963',
        n: null,
      },
    ])
  })

  test.each(['/api/v1.0/advancedqueries/run', '/API/AdvancedQueries/Run'])('comes at %s too', async (other) => {
    const { status } = await simulator().send('POST', other, { Query: 'print 1' })
    expect(status).toBe(200)
  })

  test('has no row from before the last thirty days', async () => {
    await control('POST', '/clock', { advanceSeconds: 31 * 86_400 })
    const { body } = await ask('union DeviceProcessEvents, DeviceNetworkEvents, AlertInfo | where Timestamp < ago(30d) | count')
    expect(body.Results).toEqual([{ Count: 0 }])
  })

  test.each([
    ['rows beyond 50 MB', 8],
    ['a text without end', 30],
  ])('is 400 for %s, and says how to go on', async (_what, doublings) => {
    const doubled = '| extend a = strcat(a, a)'.repeat(doublings)
    const answer = await ask(`AlertEvidence | project a = "${'x'.repeat(1000)}" ${doubled}`)
    expect([answer.status, answer.body.error.message]).toEqual([400, expect.stringContaining('50 MB')])
  })
})

describe('refusals', () => {
  test.each([
    ['DeviceProcessEvents | whare FileName == "x"', 'Syntax error at line 1, position'],
    ['DeviceProcessEvents\n| where NoSuchColumn == 1', "line 2, position 9: 'where' operator: Failed to resolve"],
    ['NoSuchTable | take 1', "Failed to resolve table or column expression named 'NoSuchTable'"],
  ])('%s is 400 with the place of the fault', async (query, words) => {
    const { status, body } = await ask(query)
    expect([status, body.error.code]).toEqual([400, 'BadRequest'])
    expect(body.error.message).toContain(words)
  })

  test.each([
    [{}, 'MissingRequiredParameter'],
    [{ Query: '' }, 'MissingRequiredParameter'],
    [{ query: 'print 1' }, 'InvalidRequestBody'],
    [{ Query: 7 }, 'InvalidRequestBody'],
    ['no json', 'InvalidRequestBody'],
  ])('a body of %j is 400 %s', async (body, code) => {
    expect(await simulator().send('POST', path, body)).toMatchObject({ status: 400, body: { error: { code } } })
  })

  test('a query nested too deep is a fault of the query, and the service goes on', async () => {
    const deep = await ask(`print ${'('.repeat(5000)}1${')'.repeat(5000)}`)
    expect(deep.status).toBe(400)
    expect((await ask('print 1')).status).toBe(200)
  })

  test('without AdvancedQuery.Read.All it is 403 in the service’s words', async () => {
    await control('PUT', '/permissions', { permissions: ['Alert.Read.All'] })
    expect(await ask('print 1')).toMatchObject({
      status: 403,
      body: {
        error: {
          code: 'Forbidden',
          message: 'Missing application roles. API required roles: AdvancedQuery.Read.All, application roles: Alert.Read.All.',
        },
      },
    })
  })

  test('GET is 405', async () => {
    expect((await simulator().get(path)).status).toBe(405)
  })
})

describe('limits', () => {
  test('forty-five calls pass in a minute, and none of them is taken from the other calls', async () => {
    const token = await simulator().token()
    await control('POST', '/limits', { minute: 1 })
    for (let call = 0; call < 45; call++) expect((await ask('print 1', token)).status).toBe(200)
    const refused = await ask('print 1', token)
    expect([refused.status, refused.body.error.code]).toEqual([429, 'TooManyRequests'])
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(50)
    expect((await simulator().get('/api/alerts?$top=1', token)).status).toBe(200)
    await control('POST', '/clock', { advanceSeconds: 61 })
    expect((await ask('print 1', token)).status).toBe(200)
  })

  test('run time beyond ten minutes an hour is 429 that speaks of CPU, until the hour has gone by', async () => {
    await control('POST', '/hunting/spend', { seconds: 600 })
    const refused = await ask('print 1')
    expect([refused.status, refused.body.error.message]).toEqual([429, expect.stringContaining('CPU')])
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(3500)
    await control('POST', '/clock', { advanceSeconds: 3601 })
    expect((await ask('print 1')).status).toBe(200)
  })

  test('queries take as much run time as they are planned to', async () => {
    await control('PUT', '/hunting/plan', { runSeconds: 190 })
    for (let call = 0; call < 4; call++) expect((await ask('print 1')).status).toBe(200)
    expect((await ask('print 1')).status).toBe(429)
    await control('DELETE', '/hunting/plan')
    expect((await ask('print 1')).status).toBe(200)
  })

  test.each([504, 400])('a query of more than 200 seconds is ended, with %i where the switch says so', async (status) => {
    await control('POST', '/settings', { huntingTimeOutStatus: status })
    await control('PUT', '/hunting/plan', { runSeconds: 201 })
    const late = await ask('print 1')
    expect([late.status, late.body.error.message]).toEqual([status, expect.stringContaining('200 seconds')])
  })

  test('a query waits as long as it is planned to, and nobody waits with it', async () => {
    const token = await simulator().token()
    await control('PUT', '/hunting/plan', { waitMilliseconds: 600_000 })
    const waiting = fetch(simulator().url + path, {
      method: 'POST',
      body: '{"Query":"print 1"}',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      signal: AbortSignal.timeout(200),
    })
    expect((await simulator().get('/api/alerts?$top=1', token)).status).toBe(200)
    await expect(waiting).rejects.toThrow('timeout')
  })
})

describe('the end of the endpoint', () => {
  test('comes on 2027-02-01 by the simulated clock', async () => {
    await control('POST', '/clock', { set: '2027-01-31T23:59:00Z' })
    expect((await ask('print 1')).status).toBe(200)
    await control('POST', '/clock', { set: '2027-02-01T00:00:00Z' })
    expect(await ask('print 1')).toMatchObject({ status: 410, body: { error: { code: 'Gone' } } })
    await control('POST', '/settings', { oldHunting: 'stays' })
    expect((await ask('print 1')).status).toBe(200)
  })

  test.each([404, 410])('comes by a switch, as %i', async (status) => {
    await control('POST', '/settings', { oldHunting: 'ended', oldHuntingEndStatus: status })
    expect((await ask('print 1')).status).toBe(status)
  })
})

describe('alerts as tables', () => {
  const raise = async (wish: Record<string, unknown>): Promise<AlertPayload> => {
    const { body } = await control('POST', '/alerts', { machine: 'fin-lt-0142', ...wish })
    return (body as { alerts: AlertPayload[] }).alerts[0] as AlertPayload
  }

  test('an alert raised just now is in AlertInfo, and all it names in AlertEvidence', async () => {
    const alert = await raise({ kind: 'lsass-dump', title: 'Mine' })
    const info = await ask(`AlertInfo | where AlertId == "${alert.id}"`)
    expect(info.body.Results).toEqual([
      {
        Timestamp: expect.stringContaining(alert.alertCreationTime.slice(0, 19)),
        AlertId: alert.id,
        Title: 'Mine',
        Category: alert.category,
        Severity: alert.severity,
        ServiceSource: 'Microsoft Defender for Endpoint',
        DetectionSource: expect.any(String),
        AttackTechniques: JSON.stringify(alert.mitreTechniques),
      },
    ])
    const { body } = await ask(`AlertEvidence | where AlertId == "${alert.id}" | project EntityType, DeviceId, EvidenceRole`)
    expect(body.Results.map((row) => row.EntityType)).toEqual(['Machine', ...alert.evidence.map((row) => row.entityType)])
    expect(body.Results[0]).toEqual({ EntityType: 'Machine', DeviceId: alert.machineId, EvidenceRole: 'Impacted' })
  })

  test('a process keeps its ids in AdditionalFields', async () => {
    const alert = await raise({ kind: 'lsass-dump' })
    const process = alert.evidence.find((row) => row.entityType === 'Process')
    const { body } = await ask(`AlertEvidence | where AlertId == "${alert.id}" and EntityType == "Process" | take 1
      | extend more = parse_json(AdditionalFields)
      | project Pid = tostring(more.ProcessId), Started = tostring(more.CreationTimeUtc), FileName, ProcessCommandLine`)
    expect(body.Results).toEqual([
      {
        Pid: String(process?.processId),
        Started: process?.processCreationTime,
        FileName: process?.fileName,
        ProcessCommandLine: process?.processCommandLine,
      },
    ])
  })

  test('what an alert raised just now is about lies in the telemetry too', async () => {
    const alert = await raise({ kind: 'lsass-dump' })
    const process = alert.evidence.find((row) => row.entityType === 'Process')
    const { body } = await ask(`DeviceProcessEvents
      | where DeviceId == "${alert.machineId}" and Timestamp > ago(10m) and ProcessId == ${process?.processId}
      | project ProcessCreationTime, ProcessCommandLine`)
    expect(body.Results.map((row) => [instantKey(row.ProcessCreationTime), row.ProcessCommandLine])).toEqual([
      [instantKey(process?.processCreationTime), process?.processCommandLine],
    ])
  })

  test('a change shows, and what was raised raw and is no alert does not', async () => {
    const alert = await raise({})
    await control('PATCH', `/alerts/${alert.id}`, { severity: 'Informational' })
    await control('POST', '/alerts', { raw: { id: 'odd', severity: 7 } })
    await control('POST', '/alerts', { rawText: 'no json' })
    const { body } = await ask('AlertInfo | where Timestamp > ago(1m) | project AlertId, Severity')
    expect(body.Results).toEqual([{ AlertId: alert.id, Severity: 'Informational' }])
  })
})

test.each(storyNames)('%s, played, leaves the start of every process behind, with its parent', async (story) => {
  const { body } = await control('POST', '/alerts', { story, paceSeconds: 0 })
  const all = (nodes: StoryProcess[]): StoryProcess[] => nodes.flatMap((node) => [node, ...all(node.children)])
  const started = all((body as { processes: StoryProcess[] }).processes).filter(({ parent }) => parent !== null)
  expect(started.length).toBeGreaterThan(8)
  const machines = [...new Set(started.map(({ machineId }) => `"${machineId}"`))]
  const hunted = await ask(`DeviceProcessEvents
    | where DeviceId in (${machines.join(', ')}) and ActionType == "ProcessCreated"
    | project DeviceId, ProcessId, Created = ProcessCreationTime, FileName, CommandLine = ProcessCommandLine, SHA1,
        Parent = InitiatingProcessId, ParentCreated = InitiatingProcessCreationTime, ParentName = InitiatingProcessFileName`)
  const key = (process: Record<string, unknown>) => [process.DeviceId, process.ProcessId, instantKey(process.Created)].join(' ')
  const rows = new Map(hunted.body.Results.map((row) => [key(row), row]))
  for (const { machineId, processId, createdAt, fileName, commandLine, sha1, parent } of started) {
    const row = rows.get(key({ DeviceId: machineId, ProcessId: processId, Created: createdAt }))
    expect(row).toMatchObject({ FileName: fileName, CommandLine: commandLine, SHA1: sha1, Parent: parent?.processId })
    expect([row?.ParentName, instantKey(row?.ParentCreated)]).toEqual([
      parent?.fileName.toLowerCase(),
      instantKey(parent?.createdAt),
    ])
  }
})

test('another tenant’s queries see another estate', async () => {
  const { body } = await control('POST', '/tenants', {})
  const { tenantId, clientId, clientSecret } = body as Record<'tenantId' | 'clientId' | 'clientSecret', string>
  const token = await simulator().token({ client_id: clientId, client_secret: clientSecret }, tenantId)
  expect((await ask('AlertInfo | count', token)).body.Results).toEqual([{ Count: 0 }])
  const machines = async (as?: string) =>
    (await ask('DeviceInfo | where Timestamp > ago(3h) | distinct DeviceId', as)).body.Results
  const [others, own] = [await machines(token), await machines()]
  expect(own.length).toBeGreaterThan(10)
  expect(others.filter(({ DeviceId }) => own.some((row) => row.DeviceId === DeviceId))).toEqual([])
})

test('queries are kept to be read, with what came of them', async () => {
  await ask('print 1')
  await ask('nonsense | take 1')
  const { body } = await control('GET', `/hunting/queries?tenantId=${demoTenant.tenantId}`)
  const { queries } = body as { queries: unknown[] }
  const common = { backend: 'defender', tenantId: demoTenant.tenantId, clientId: demoTenant.clientId }
  expect(queries).toEqual([
    { ...common, query: 'print 1', outcome: 'answered', rows: 1, seconds: expect.any(Number), time: expect.any(String) },
    { ...common, query: 'nonsense | take 1', outcome: 'query', rows: 0, seconds: 0, time: expect.any(String) },
  ])
  await control('DELETE', '/hunting/queries')
  expect((await control('GET', '/hunting/queries')).body).toEqual({ queries: [] })
})

test('alerts are served while a long query runs', async () => {
  await control('POST', '/alerts/bulk', { count: 20_000, spreadDays: 30 })
  const token = await simulator().token()
  let answered = false
  const hunt = ask('AlertEvidence | where FileName endswith "nothing like this" | count', token).then((answer) => {
    answered = true
    return answer
  })
  expect((await simulator().get('/api/machines?$top=1', token)).status).toBe(200)
  expect((await simulator().get('/api/machines?$top=1', token)).status).toBe(200)
  expect(answered).toBe(false)
  expect((await hunt).body.Results).toEqual([{ Count: 0 }])
})
