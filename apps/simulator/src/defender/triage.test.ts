import { describe, expect, test } from 'vitest'
import { useSimulator } from '../testing/client.ts'

const simulator = useSimulator({ empty: true })

interface Alert {
  id: string
  status: string
  lastUpdateTime: string
  determination: string | null
  comments: { comment: string; createdBy: string; createdTime: string }[]
}

async function raised(count = 1): Promise<string[]> {
  const { body } = await simulator().control('POST', '/alerts', { count, minutesAgo: 30, updatedMinutesAgo: 30 })
  return (body as { ids: string[] }).ids
}
const patch = (id: string | undefined, body: unknown, token?: string) =>
  simulator().send('PATCH', `/api/alerts/${id}`, body, token)
const batch = (body: unknown, token?: string) => simulator().send('POST', '/api/alerts/batchUpdate', body, token)
const read = async (id: string | undefined) => (await (await simulator().get(`/api/alerts/${id}`)).json()) as Alert

describe('updating an alert', () => {
  test('changes what is given, answers the whole alert with evidence, and moves lastUpdateTime', async () => {
    const [id] = await raised()
    const before = await read(id)
    const { status, body } = await patch(id, { status: 'InProgress', assignedTo: 'dana.okafor@tidemark.example' })
    expect(status).toBe(200)
    expect(body).toEqual({
      ...before,
      '@odata.context': `${simulator().url}/api/$metadata#Alerts/$entity`,
      status: 'InProgress',
      assignedTo: 'dana.okafor@tidemark.example',
      lastUpdateTime: expect.any(String),
    })
    expect(Date.parse((body as Alert).lastUpdateTime)).toBeGreaterThan(Date.parse(before.lastUpdateTime) + 1_700_000)
    expect(await read(id)).toEqual(body)
    const since = new Date(Date.now() - 60_000).toISOString()
    expect((await simulator().list(`/api/alerts?$filter=lastUpdateTime ge ${since}`)).value).toHaveLength(1)
  })

  test('resolving sets resolvedTime, reopening clears it', async () => {
    const [id] = await raised()
    const { body: closed } = await patch(id, { status: 'Resolved', classification: 'TruePositive', determination: 'Malware' })
    expect(closed).toMatchObject({ status: 'Resolved', resolvedTime: expect.any(String), classification: 'TruePositive' })
    expect((await patch(id, { status: 'New' })).body).toMatchObject({ status: 'New', resolvedTime: null })
  })

  test('a comment alone is allowed, is appended, and is the app’s', async () => {
    const [id] = await raised()
    await patch(id, { comment: 'First.' })
    const { body } = await patch(id, { comment: 'Second.' })
    expect((body as Alert).comments).toEqual([
      { comment: 'First.', createdBy: 'PocketSOC', createdTime: expect.any(String) },
      { comment: 'Second.', createdBy: 'PocketSOC', createdTime: expect.any(String) },
    ])
  })

  test.each([
    ['CompromisedUser', 'CompromisedUser'],
    ['CompromisedAccount', 'CompromisedUser'],
    ['ConfirmedActivity', 'ConfirmedUserActivity'],
    ['NotMalicious', 'Clean'],
    ['NotEnoughDataToValidate', 'InsufficientData'],
    ['MultiStagedAttack', 'MultiStagedAttack'],
  ])('the determination %s is accepted and answered as %s', async (written, answered) => {
    const [id] = await raised()
    expect((await patch(id, { determination: written })).body).toMatchObject({ determination: answered })
  })

  test('a tenant may take only one of the spellings', async () => {
    const [id] = await raised()
    await simulator().control('POST', '/settings', { determinations: 'update-page' })
    expect((await patch(id, { determination: 'Clean' })).status).toBe(400)
    expect((await patch(id, { determination: 'NotMalicious' })).status).toBe(200)
    await simulator().control('POST', '/settings', { determinations: 'alert-page' })
    expect((await patch(id, { determination: 'NotMalicious' })).status).toBe(400)
    expect((await patch(id, { determination: 'Clean' })).status).toBe(200)
  })

  test('the assignee is taken away with null, where the switch allows it', async () => {
    const [id] = await raised()
    await patch(id, { assignedTo: 'dana.okafor@tidemark.example' })
    await simulator().control('POST', '/settings', { assigneeMayBeNull: false })
    expect(await patch(id, { assignedTo: null })).toMatchObject({ status: 400, body: { error: { code: 'InvalidInput' } } })
    await simulator().control('POST', '/settings', { assigneeMayBeNull: true })
    expect((await patch(id, { assignedTo: null })).body).toMatchObject({ assignedTo: null })
  })

  test.each([
    ['no JSON', '{status', 'InvalidRequestBody'],
    ['no object', '["New"]', 'InvalidRequestBody'],
    ['another letter case', { Status: 'New' }, 'InvalidRequestBody'],
    ['an unknown property', { status: 'New', severity: 'Low' }, 'InvalidRequestBody'],
    ['a number for a word', { status: 1 }, 'InvalidRequestBody'],
    ['an unknown status', { status: 'Closed' }, 'InvalidInput'],
    ['a status that only the service gives', { status: 'Unknown' }, 'InvalidInput'],
    ['a status in another letter case', { status: 'resolved' }, 'InvalidInput'],
    ['an unknown classification', { classification: 'Informational, expected activity' }, 'InvalidInput'],
    ['a retired determination', { determination: 'Apt' }, 'InvalidInput'],
    ['an empty comment', { comment: ' ' }, 'InvalidInput'],
    ['nothing to change', {}, 'MissingRequiredParameter'],
  ])('is refused for %s, and changes nothing', async (_why, body, code) => {
    const [id] = await raised()
    const before = await read(id)
    expect(await patch(id, body)).toMatchObject({ status: 400, body: { error: { code, target: expect.any(String) } } })
    expect(await read(id)).toEqual(before)
  })

  test('is refused for another media type', async () => {
    const [id] = await raised()
    const response = await fetch(`${simulator().url}/api/alerts/${id}`, {
      method: 'PATCH',
      headers: { Authorization: `Bearer ${await simulator().token()}` },
      body: '{"status":"New"}',
    })
    expect(response.status).toBe(415)
  })

  test('is 404 for an unknown alert and for another tenant’s', async () => {
    const [id] = await raised()
    expect(await patch('da0_0', { status: 'New' })).toMatchObject({
      status: 404,
      body: { error: { code: 'ResourceNotFound', message: 'Alert da0_0 was not found' } },
    })
    const other = (await simulator().control('POST', '/tenants', {})).body as {
      tenantId: string
      clientId: string
      clientSecret: string
    }
    const token = await simulator().token({ client_id: other.clientId, client_secret: other.clientSecret }, other.tenantId)
    expect((await patch(id, { status: 'New' }, token)).status).toBe(404)
    expect((await batch({ alertIds: [id], status: 'New' }, token)).status).toBe(404)
  })

  test('needs Alert.ReadWrite.All, in the service’s words', async () => {
    const [id] = await raised()
    await simulator().control('PUT', '/permissions', { permissions: ['Alert.Read.All'] })
    const token = await simulator().token()
    const refused = {
      status: 403,
      body: {
        error: {
          code: 'Forbidden',
          message: 'Missing application roles. API required roles: Alert.ReadWrite.All, application roles: Alert.Read.All.',
        },
      },
    }
    expect(await patch(id, { status: 'New' }, token)).toMatchObject(refused)
    expect(await batch({ alertIds: [id], status: 'New' }, token)).toMatchObject(refused)
  })
})

describe('updating many alerts', () => {
  test('changes all of them and answers nothing', async () => {
    const ids = await raised(3)
    const response = await batch({ alertIds: ids, status: 'Resolved', classification: 'FalsePositive', comment: 'Noise.' })
    expect(response).toMatchObject({ status: 200, body: null })
    for (const id of ids) {
      expect(await read(id)).toMatchObject({ status: 'Resolved', comments: [{ comment: 'Noise.', createdBy: 'PocketSOC' }] })
    }
  })

  test('changes none when one is unknown', async () => {
    const [id] = await raised()
    const before = await read(id)
    expect(await batch({ alertIds: [id, 'da0_0'], status: 'Resolved' })).toMatchObject({
      status: 404,
      body: { error: { message: 'Alert da0_0 was not found' } },
    })
    expect(await read(id)).toEqual(before)
  })

  test.each([
    [{ status: 'New' }, 'MissingRequiredParameter'],
    [{ alertIds: [], status: 'New' }, 'MissingRequiredParameter'],
    [{ alertIds: [7], status: 'New' }, 'InvalidInput'],
    [{ AlertIds: ['da0_0'], status: 'New' }, 'InvalidRequestBody'],
    [{ alertIds: ['da0_0'] }, 'MissingRequiredParameter'],
  ])('%j is refused', async (body, code) => {
    expect(await batch(body)).toMatchObject({ status: 400, body: { error: { code } } })
  })

  test('more than a hundred at once are refused, with both numbers', async () => {
    const alertIds = Array.from({ length: 101 }, (_, index) => `da${index}_0`)
    expect(await batch({ alertIds, status: 'New' })).toMatchObject({
      status: 400,
      body: {
        error: { code: 'MaximumBatchSizeExceeded', message: 'Maximum batch size exceeded. Received: 101, allowed: 100.' },
      },
    })
  })

  test('has an allowance of its own: ten a minute, apart from the other calls', async () => {
    const token = await simulator().token()
    const ids = await raised()
    for (let call = 0; call < 10; call++) expect((await batch({ alertIds: ids, status: 'New' }, token)).status).toBe(200)
    const refused = await batch({ alertIds: ids, status: 'New' }, token)
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await patch(ids[0], { status: 'New' }, token)).status).toBe(200)
    await simulator().control('POST', '/limits', { batchUpdate: { minute: null } })
    expect((await batch({ alertIds: ids, status: 'New' }, token)).status).toBe(200)
  })
})
