import { describe, expect, test } from 'vitest'
import { useSimulator } from '../testing/client.ts'

const simulator = useSimulator({ empty: true })

interface Action {
  id: string
  type: string
  status: string
  machineId: string
  scope: string | null
  errorHResult: number
  lastUpdateDateTimeUtc: string
}

async function machineId(name: string): Promise<string> {
  const response = await simulator().get(`/api/machines/${name}.corp.tidemark.example`)
  return ((await response.json()) as { id: string }).id
}
const ask = (id: string, call: string, body: unknown, token?: string) =>
  simulator().send('POST', `/api/machines/${id}/${call}`, body, token)
const isolate = (id: string, body: unknown = { Comment: 'Beacon.', IsolationType: 'Full' }) => ask(id, 'isolate', body)
const read = async (id: string) => (await (await simulator().get(`/api/machineactions/${id}`)).json()) as Action
const cancel = (id: string, body: unknown = { Comment: 'No.' }, token?: string) =>
  simulator().send('POST', `/api/machineactions/${id}/cancel`, body, token)
const pass = (advanceSeconds: number) => simulator().control('POST', '/clock', { advanceSeconds })
const plan = (body: unknown) => simulator().control('PUT', '/actions/plan', body)
const allow = (...permissions: string[]) =>
  simulator().control('PUT', '/permissions', { permissions: ['Machine.Read.All', ...permissions] })

describe('isolating a machine', () => {
  test('answers 201 with a pending action of the app, its scope not yet told', async () => {
    const id = await machineId('fin-lt-0143')
    const { status, body } = await isolate(id)
    expect(status).toBe(201)
    expect(body).toEqual({
      '@odata.context': `${simulator().url}/api/$metadata#MachineActions/$entity`,
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      type: 'Isolate',
      title: null,
      requestor: 'PocketSOC',
      requestorComment: 'Beacon.',
      status: 'Pending',
      machineId: id,
      computerDnsName: 'fin-lt-0143.corp.tidemark.example',
      creationDateTimeUtc: expect.stringMatching(/Z$/),
      lastUpdateDateTimeUtc: expect.stringMatching(/Z$/),
      cancellationRequestor: null,
      cancellationComment: null,
      cancellationDateTimeUtc: null,
      errorHResult: 0,
      scope: null,
      externalId: null,
      requestSource: 'PublicApi',
      relatedFileInfo: null,
      commands: [],
      troubleshootInfo: null,
    })
  })

  test('goes from Pending over InProgress to Succeeded by the simulated clock', async () => {
    const { body } = await isolate(await machineId('fin-lt-0143'), { Comment: 'x', IsolationType: 'Selective' })
    const { id } = body as Action
    expect((await read(id)).status).toBe('Pending')
    await pass(3)
    expect(await read(id)).toMatchObject({ status: 'InProgress', scope: 'Selective' })
    await pass(5)
    expect(await read(id)).toMatchObject({ status: 'Succeeded', scope: 'Selective', errorHResult: 0 })
    expect((await simulator().list(`/api/machineactions?$filter=status eq 'Succeeded'`)).value).toMatchObject([{ id }])
  })

  test('fails where it was planned to, with its HRESULT', async () => {
    await plan({ machine: 'fin-lt-0143', outcome: 'Failed', errorHResult: -2_147_467_259 })
    const { body } = await isolate(await machineId('fin-lt-0143'))
    const { body: other } = await isolate(await machineId('fin-lt-0144'))
    await pass(10)
    expect(await read((body as Action).id)).toMatchObject({ status: 'Failed', errorHResult: -2_147_467_259 })
    expect(await read((other as Action).id)).toMatchObject({ status: 'Succeeded' })
  })

  test('waits for a machine that is off, begins when it is back, and is given up after three days', async () => {
    await simulator().control('PATCH', '/machines/fin-lt-0143', { healthStatus: 'Inactive' })
    const { body } = await isolate(await machineId('fin-lt-0143'))
    await pass(86_400)
    expect(await read((body as Action).id)).toMatchObject({ status: 'Pending', scope: null })
    await simulator().control('PATCH', '/machines/fin-lt-0143', { healthStatus: 'Active' })
    await pass(10)
    expect(await read((body as Action).id)).toMatchObject({ status: 'Succeeded', scope: 'Full' })

    await simulator().control('PATCH', '/machines/fin-lt-0144', { healthStatus: 'NoSensorData' })
    const { body: never } = await isolate(await machineId('fin-lt-0144'))
    await pass(3 * 86_400 - 60)
    expect((await read((never as Action).id)).status).toBe('Pending')
    await pass(120)
    expect((await read((never as Action).id)).status).toBe('TimeOut')
  })

  test('stays where it is planned to stay, until it is moved on by hand', async () => {
    await plan({ pendingSeconds: null, runningSeconds: null })
    const { body } = await isolate(await machineId('fin-lt-0143'))
    const { id } = body as Action
    await pass(3600)
    expect((await read(id)).status).toBe('Pending')
    await simulator().control('POST', `/actions/${id}/end`, { status: 'InProgress' })
    await pass(3600)
    expect((await read(id)).status).toBe('InProgress')
    expect((await simulator().control('POST', `/actions/${id}/end`, {})).body).toMatchObject({ status: 'Succeeded' })
    expect((await simulator().control('POST', `/actions/${id}/end`, {})).status).toBe(400)
  })

  test.each([
    [{ IsolationType: 'Full' }, 'MissingRequiredParameter'],
    [{ Comment: '', IsolationType: 'Full' }, 'MissingRequiredParameter'],
    [{ comment: 'x', IsolationType: 'Full' }, 'InvalidRequestBody'],
    [{ Comment: 'x', IsolationType: 'full' }, 'InvalidInput'],
    [{ Comment: 7, IsolationType: 'Full' }, 'InvalidRequestBody'],
    [{ Comment: 'x', ScanType: 'Full' }, 'InvalidRequestBody'],
    ['', 'InvalidRequestBody'],
  ])('with %j is refused as %s', async (body, code) => {
    expect(await isolate(await machineId('fin-lt-0143'), body)).toMatchObject({ status: 400, body: { error: { code } } })
    expect((await simulator().list('/api/machineactions')).value).toEqual([])
  })

  test.each([
    ['web-prd-01', 'Selective', 'OsPlatformNotSupported'],
    ['whs-kiosk-16', 'Full', 'ClientVersionNotSupported'],
    ['fin-lt-0143', 'UnManagedDevice', 'InvalidInput'],
  ])('of %s as %s is refused as %s', async (machine, IsolationType, code) => {
    const answer = await isolate(await machineId(machine), { Comment: 'x', IsolationType })
    expect(answer).toMatchObject({ status: 400, body: { error: { code } } })
  })

  test('is 404 for an unknown machine, and for a name in the place of the id', async () => {
    for (const id of ['0'.repeat(40), 'fin-lt-0143.corp.tidemark.example']) {
      expect(await isolate(id)).toMatchObject({ status: 404, body: { error: { code: 'ResourceNotFound' } } })
    }
  })

  test('needs Machine.Isolate', async () => {
    const id = await machineId('fin-lt-0143')
    await allow('Machine.ReadWrite.All')
    expect((await isolate(id)).body).toMatchObject({
      error: {
        code: 'Forbidden',
        message:
          'Missing application roles. API required roles: Machine.Isolate, application roles: Machine.Read.All,Machine.ReadWrite.All.',
      },
    })
    expect((await ask(id, 'unisolate', { Comment: 'x' })).status).toBe(403)
  })
})

describe('a second action of the same type', () => {
  test('is refused while the first is open, and taken afterwards', async () => {
    const id = await machineId('fin-lt-0143')
    await isolate(id)
    expect(await isolate(id)).toMatchObject({
      status: 400,
      body: { error: { code: 'ActiveRequestAlreadyExists', message: 'Action is already in progress' } },
    })
    expect((await ask(id, 'unisolate', { Comment: 'x' })).status).toBe(201)
    await pass(10)
    expect((await isolate(id)).status).toBe(201)
  })

  test('is answered with the first, by switch', async () => {
    await simulator().control('POST', '/settings', { duplicateActions: 'return-open' })
    const id = await machineId('fin-lt-0143')
    const { body: first } = await isolate(id)
    expect(await isolate(id, { Comment: 'Again.' })).toMatchObject({ status: 201, body: { id: (first as Action).id } })
    expect((await simulator().list('/api/machineactions')).value).toHaveLength(1)
  })

  test('gets stuck, by switch, and isolates the machine again after its release', async () => {
    await simulator().control('POST', '/settings', { duplicateActions: 'get-stuck' })
    const id = await machineId('fin-lt-0143')
    await isolate(id)
    const { body: duplicate } = await isolate(id)
    await pass(600)
    expect((await read((duplicate as Action).id)).status).toBe('Pending')
    const { body: release } = await ask(id, 'unisolate', { Comment: 'Clean.' })
    await pass(8)
    expect((await read((release as Action).id)).status).toBe('Succeeded')
    await pass(30)
    expect((await read((duplicate as Action).id)).status).toBe('Succeeded')
  })
})

describe('cancelling', () => {
  test('answers the action with who and why, and it is cancelled a moment later', async () => {
    await plan({ pendingSeconds: 60 })
    const { body } = await isolate(await machineId('fin-lt-0143'))
    const { id } = body as Action
    const answer = await cancel(id)
    expect(answer).toMatchObject({
      status: 200,
      body: {
        status: 'Pending',
        cancellationRequestor: 'PocketSOC',
        cancellationComment: 'No.',
        cancellationDateTimeUtc: expect.any(String),
      },
    })
    await pass(2)
    expect(await read(id)).toMatchObject({ status: 'Cancelled', cancellationComment: 'No.' })
  })

  test('may come too late', async () => {
    await plan({ cancelSeconds: null })
    const { body } = await isolate(await machineId('fin-lt-0143'))
    expect((await cancel((body as Action).id, undefined)).status).toBe(200)
    await pass(10)
    expect((await read((body as Action).id)).status).toBe('Succeeded')
  })

  test('is refused once the action has ended, and 404 where there is none', async () => {
    const { body } = await isolate(await machineId('fin-lt-0143'))
    await pass(10)
    expect(await cancel((body as Action).id)).toMatchObject({ status: 400, body: { error: { code: 'BadRequest' } } })
    expect((await cancel('2f6a9c1e-47b8-4d6a-a1f3-90c2e5b7d814')).status).toBe(404)
  })

  test('needs the permission of the action’s own type, Machine.ReadWrite.All is not it', async () => {
    const { body } = await simulator().control('POST', '/actions', { machine: 'fin-lt-0143', type: 'RunAntiVirusScan' })
    const { id } = body as Action
    expect((await cancel(id)).body).toMatchObject({
      error: { code: 'Forbidden', message: expect.stringContaining('API required roles: Machine.Scan,') },
    })
    await allow('Machine.Scan')
    expect((await cancel(id)).status).toBe(200)
  })
})

describe('other actions', () => {
  test.each([
    ['runAntiVirusScan', { Comment: 'x', ScanType: 'Quick' }, 'Machine.Scan', 'RunAntiVirusScan', { scope: 'Quick' }],
    ['restrictCodeExecution', { Comment: 'x' }, 'Machine.RestrictExecution', 'RestrictCodeExecution', {}],
    ['unrestrictCodeExecution', { Comment: 'x' }, 'Machine.RestrictExecution', 'UnrestrictCodeExecution', {}],
    ['collectInvestigationPackage', { Comment: 'x' }, 'Machine.CollectForensics', 'CollectInvestigationPackage', {}],
    [
      'stopAndQuarantineFile',
      { Comment: 'x', Sha1: '87662BC3D60E4200CEAF7AAE249D1C343F4B83C9' },
      'Machine.StopAndQuarantine',
      'StopAndQuarantineFile',
      { relatedFileInfo: { fileIdentifier: '87662bc3d60e4200ceaf7aae249d1c343f4b83c9', fileIdentifierType: 'Sha1' } },
    ],
    ['offboard', { Comment: 'x' }, 'Machine.Offboard', 'Offboard', {}],
    [
      'runliveresponse',
      { Comment: 'x', Commands: [{ type: 'RunScript', params: [{ key: 'ScriptName', value: 'a.ps1' }] }] },
      'Machine.LiveResponse',
      'LiveResponse',
      { commands: [{ index: 0, commandStatus: 'Completed', command: { type: 'RunScript' } }] },
    ],
  ])('%s needs a permission that the guide does not ask for, and then runs', async (call, body, permission, type, outcome) => {
    const id = await machineId('fin-lt-0143')
    const refused = await ask(id, call, body)
    expect(refused.status).toBe(403)
    expect(refused.body).toMatchObject({ error: { message: expect.stringContaining(`API required roles: ${permission},`) } })
    await allow(permission)
    const { status, body: action } = await ask(id, call, body)
    expect(status).toBe(201)
    await pass(10)
    expect(await read((action as Action).id)).toMatchObject({ type, status: 'Succeeded', ...outcome })
  })

  test.each([
    ['runAntiVirusScan', { Comment: 'x' }, 'MissingRequiredParameter'],
    ['stopAndQuarantineFile', { Comment: 'x', Sha1: 'abc' }, 'InvalidHashValue'],
    ['runliveresponse', { Comment: 'x', Commands: [{ type: 'Format' }] }, 'InvalidInput'],
  ])('%s with %j is refused', async (call, body, code) => {
    await allow('Machine.Scan', 'Machine.StopAndQuarantine', 'Machine.LiveResponse')
    expect(await ask(await machineId('fin-lt-0143'), call, body)).toMatchObject({ status: 400, body: { error: { code } } })
  })
})

describe('the list of actions', () => {
  test('shows what was done in the portal, newest first, and is filtered by what the documents list', async () => {
    await simulator().control('POST', '/actions', { machine: 'fin-lt-0143', minutesAgo: 60, requestor: 'ana@tidemark.example' })
    await isolate(await machineId('fin-lt-0144'))
    await pass(10)
    const { value } = await simulator().list('/api/machineactions')
    expect(value).toMatchObject([
      { requestor: 'PocketSOC', requestSource: 'PublicApi', status: 'Succeeded' },
      { requestor: 'ana@tidemark.example', requestSource: 'Portal', status: 'Succeeded', scope: 'Full' },
    ])
    const since = new Date(Date.now() - 60_000).toISOString()
    for (const filter of [
      `machineId eq '${value[1]?.machineId}'`,
      "requestor eq 'ana@tidemark.example' and type eq 'Isolate'",
      `creationDateTimeUtc lt ${since}`,
    ]) {
      const filtered = await simulator().list(`/api/machineactions?$filter=${filter}`)
      expect(filtered.value.map((action) => action.id)).toEqual([value[1]?.id])
    }
    const unlisted = await simulator().get('/api/machineactions?$filter=lastUpdateDateTimeUtc ge 2026-01-01T00:00:00Z')
    expect(unlisted.status).toBe(400)
  })

  test('begins with a month of history in every state, and what is open goes on', async () => {
    await simulator().control('POST', '/reset', { empty: false })
    const { value } = await simulator().list('/api/machineactions')
    expect(value.length).toBeGreaterThan(20)
    expect(new Set(value.map((action) => action.status))).toEqual(
      new Set(['Pending', 'InProgress', 'Succeeded', 'Failed', 'TimeOut', 'Cancelled']),
    )
    expect(new Set(value.map((action) => action.id)).size).toBe(value.length)
    const again = await simulator().control('POST', '/reset', { empty: false })
    expect(again.status).toBe(200)
    const ids = (await simulator().list('/api/machineactions')).value.map((action) => action.id)
    expect(ids).toEqual(value.map((action) => action.id))
    await pass(4 * 86_400)
    const open = (await simulator().list('/api/machineactions')).value.filter((action) =>
      ['Pending', 'InProgress'].includes(String(action.status)),
    )
    expect(open).toEqual([])
    await simulator().control('POST', '/reset', { empty: true })
  })
})

describe('what tests can see and break', () => {
  test('every post is counted with what came of it', async () => {
    const id = await machineId('fin-lt-0143')
    const { body } = await isolate(id)
    await isolate(id)
    await isolate(id, {})
    const posts = (await simulator().control('GET', '/actions/posts?machine=fin-lt-0143&type=Isolate')).body
    expect(posts).toMatchObject({
      posts: [
        { result: 'begun', actionId: (body as Action).id, comment: 'Beacon.', code: null },
        { result: 'refused', actionId: null, code: 'ActiveRequestAlreadyExists' },
        { result: 'refused', code: 'MissingRequiredParameter' },
      ],
    })
    expect((await simulator().control('GET', '/actions/posts?machine=fin-lt-0144')).body).toEqual({ posts: [] })
    await simulator().control('DELETE', '/actions/posts')
    expect((await simulator().control('GET', '/actions/posts')).body).toEqual({ posts: [] })
  })

  test('an answer may be lost after the action was taken, and a request before', async () => {
    const id = await machineId('fin-lt-0143')
    const token = await simulator().token()
    await simulator().control('POST', '/faults', { kind: 'drop', match: { method: 'POST', path: '/isolate$' } })
    await expect(ask(id, 'isolate', { Comment: 'x' }, token)).rejects.toThrow()
    expect((await simulator().control('GET', '/actions/posts')).body).toEqual({ posts: [] })

    await simulator().control('POST', '/faults', { kind: 'lose-answer', match: { method: 'POST', path: '/isolate$' } })
    await expect(ask(id, 'isolate', { Comment: 'x' }, token)).rejects.toThrow()
    expect((await simulator().control('GET', '/actions/posts')).body).toMatchObject({ posts: [{ result: 'begun' }] })
    expect((await simulator().list('/api/machineactions')).value).toMatchObject([{ type: 'Isolate', machineId: id }])
  })

  test('an answer may come late', async () => {
    const id = await machineId('fin-lt-0143')
    await simulator().control('POST', '/faults', {
      kind: 'late-answer',
      milliseconds: 150,
      match: { method: 'POST', path: '/isolate$' },
    })
    const asked = performance.now()
    const answer = isolate(id)
    await expect
      .poll(async () => ((await simulator().control('GET', '/actions')).body as { actions: unknown[] }).actions)
      .toHaveLength(1)
    expect((await answer).status).toBe(201)
    expect(performance.now() - asked).toBeGreaterThan(140)
  })
})
