import { describe, expect, test } from 'vitest'
import type { AlertChange } from '../sdk/triage.ts'
import { connectTo, payload, payloads } from './testing/payloads.ts'
import { refuse } from './testing/response-api.ts'
import { sampleAlerts, samplePayloads } from './testing/samples.ts'
import { startGuidedTenant } from './testing/tenant.ts'
import type { Payload } from './testing/tenant-state.ts'

const evidence = [{ entityType: 'Ip', ipAddress: '203.0.113.9' }]

async function start(...alerts: Payload[]) {
  const tenant = await startGuidedTenant()
  tenant.alerts = alerts.length > 0 ? alerts : [payload('da1_-1', '2026-03-04T08:00:00Z', { evidence })]
  const { triage, alerts: reader } = connectTo(tenant)
  const bodies = () => tenant.orders.map(({ body }) => body)
  return Object.assign(tenant, { triage, reader, bodies })
}

describe('reading an alert', () => {
  test('answers its present state with evidence', async () => {
    await using tenant = await start()
    const received = await tenant.triage.read('da1_-1')
    expect(received?.alert).toMatchObject({ vendorAlertId: 'da1_-1', status: 'new', evidence: [{ kind: 'ip' }] })
    expect(received?.raw).toMatchObject({ id: 'da1_-1' })
  })

  test('that is gone answers null', async () => {
    await using tenant = await start()
    expect(await tenant.triage.read('da2_-2')).toBeNull()
  })

  test('by an id with odd characters asks for exactly that id', async () => {
    await using tenant = await start(payload("a/b?c#d'é", '2026-03-04T08:00:00Z'))
    expect((await tenant.triage.read("a/b?c#d'é"))?.alert.title).toContain('a/b?c#d')
  })

  test('behind a gateway that has lost its way is a problem, not a missing alert', async () => {
    await using tenant = await start()
    tenant.faults = [(_request, response) => response.writeHead(404).end('<html>') !== null]
    await expect(tenant.triage.read('da1_-1')).rejects.toMatchObject({
      code: 'vendor-rejected',
      detail: 'Defender has no such alert.',
    })
  })
})

describe('a change', () => {
  test('goes in Defender’s words, and what is left out stays out', async () => {
    await using tenant = await start()
    const change: AlertChange = {
      status: 'in_progress',
      assignedTo: 'dana.okafor@fabrikam.example',
      classification: 'true_positive',
      determination: 'multi_staged_attack',
      comment: 'Confirmed.\n\nDana Okafor, via PocketSOC',
    }
    const { alert } = await tenant.triage.update('da1_-1', change)
    await tenant.triage.update('da1_-1', { status: 'resolved' })
    expect(tenant.bodies()).toEqual([
      {
        status: 'InProgress',
        assignedTo: 'dana.okafor@fabrikam.example',
        classification: 'TruePositive',
        determination: 'MultiStagedAttack',
        comment: 'Confirmed.\n\nDana Okafor, via PocketSOC',
      },
      { status: 'Resolved' },
    ])
    expect(alert).toMatchObject({
      status: 'in_progress',
      determination: 'multi_staged_attack',
      updatedAt: '2026-03-04T09:00:00.000Z',
    })
    expect(alert.comments).toMatchObject([{ text: 'Confirmed.\n\nDana Okafor, via PocketSOC' }])
  })

  test('whose answer holds evidence needs no further call; without it the alert is read again', async () => {
    await using tenant = await start()
    await tenant.triage.update('da1_-1', { status: 'resolved' })
    expect(tenant.calls).toHaveLength(1)
    tenant.answersEvidence = false
    const { alert } = await tenant.triage.update('da1_-1', { status: 'new' })
    expect(alert).toMatchObject({ status: 'new', evidence: [{ kind: 'ip' }] })
    expect(tenant.calls).toHaveLength(3)
  })

  test('that was made although it cannot be read again says so', async () => {
    await using tenant = await start()
    tenant.answersEvidence = false
    const failing = Array.from({ length: 4 }, () => (_request: unknown, response: Parameters<typeof refuse>[0]) => {
      refuse(response, 503, 'ServiceUnavailable')
      return true
    })
    tenant.faults = [() => false, ...failing]
    await expect(tenant.triage.update('da1_-1', { status: 'resolved' })).rejects.toMatchObject({
      code: 'vendor-unreachable',
      detail: expect.stringMatching(/^Defender made the change, but/),
      outcomeUnknown: true,
    })
  })

  test('of an alert that is gone is a problem', async () => {
    await using tenant = await start()
    await expect(tenant.triage.update('da2_-2', { status: 'resolved' })).rejects.toMatchObject({
      code: 'vendor-rejected',
      vendorCode: 'ResourceNotFound',
      outcomeUnknown: false,
    })
  })

  test('without the permission names it', async () => {
    await using tenant = await start()
    tenant.roles = ['Alert.Read.All']
    await expect(tenant.triage.update('da1_-1', { status: 'resolved' })).rejects.toMatchObject({
      code: 'vendor-forbidden',
      detail: expect.stringContaining('asks for Alert.ReadWrite.All'),
    })
  })

  test('that is throttled waits and is sent again; after a fault it is not', async () => {
    await using tenant = await start()
    tenant.faults = [(_request, response) => response.writeHead(429, { 'retry-after': '3' }).end() !== null]
    await tenant.triage.update('da1_-1', { comment: 'once' })
    expect(tenant.calls).toHaveLength(2)
    tenant.faults = [(_request, response) => response.writeHead(502).end() !== null]
    await expect(tenant.triage.update('da1_-1', { comment: 'twice?' })).rejects.toMatchObject({ outcomeUnknown: true })
    expect(tenant.calls).toHaveLength(3)
  })

  test('unassigns by null, and a refusal of that is told plainly', async () => {
    await using tenant = await start()
    await tenant.triage.update('da1_-1', { assignedTo: null })
    expect(tenant.bodies()).toEqual([{ assignedTo: null }])
    tenant.unassigns = false
    await expect(tenant.triage.update('da1_-1', { assignedTo: null })).rejects.toMatchObject({
      code: 'vendor-rejected',
      detail: expect.stringContaining('may not allow an alert to be unassigned'),
    })
  })
})

describe('a determination with two spellings', () => {
  test.each([
    ['compromised_account', 'CompromisedUser', 'CompromisedAccount'],
    ['confirmed_activity', 'ConfirmedUserActivity', 'ConfirmedActivity'],
    ['not_malicious', 'Clean', 'NotMalicious'],
    ['insufficient_data', 'InsufficientData', 'NotEnoughDataToValidate'],
  ] as const)('%s goes as %s, else as %s, and the one that was taken is remembered', async (determination, first, second) => {
    await using tenant = await start()
    tenant.determinations = [first]
    await tenant.triage.update('da1_-1', { determination })
    tenant.determinations = [second]
    const { alert } = await tenant.triage.update('da1_-1', { determination })
    expect(alert.determination).toBe(determination)
    await tenant.triage.update('da1_-1', { determination })
    expect(tenant.bodies().map((body) => body.determination)).toEqual([first, first, second, second])
    tenant.determinations = [first]
    await tenant.triage.update('da1_-1', { determination })
    expect(
      tenant
        .bodies()
        .slice(4)
        .map((body) => body.determination),
    ).toEqual([second, first])
  })

  test('refused in both ends as the first refusal, after two calls', async () => {
    await using tenant = await start()
    tenant.determinations = []
    await expect(tenant.triage.update('da1_-1', { determination: 'not_malicious' })).rejects.toMatchObject({
      vendorCode: 'InvalidInput',
    })
    expect(tenant.calls).toHaveLength(2)
  })

  test('with one spelling is not tried twice', async () => {
    await using tenant = await start()
    tenant.determinations = []
    await expect(tenant.triage.update('da1_-1', { determination: 'malware' })).rejects.toMatchObject({
      vendorCode: 'InvalidInput',
    })
    expect(tenant.calls).toHaveLength(1)
  })
})

describe('a change of many', () => {
  test('is one call for a hundred', async () => {
    await using tenant = await start(...payloads(100))
    const ids = payloads(100).map(({ id }) => String(id))
    await tenant.triage.updateMany(ids, { status: 'resolved', determination: 'not_malicious' })
    expect(tenant.orders).toEqual([
      { method: 'POST', path: '/api/alerts/batchUpdate', body: { alertIds: ids, status: 'Resolved', determination: 'Clean' } },
    ])
    expect(tenant.alerts.every((alert) => (alert as Payload).status === 'Resolved')).toBe(true)
    expect(tenant.triage.batchSize).toBe(100)
  })

  test('too large for the service shrinks to what it allows, and stays so', async () => {
    await using tenant = await start(...payloads(100))
    tenant.largestBatch = 30
    const ids = payloads(100).map(({ id }) => String(id))
    await tenant.triage.updateMany(ids, { comment: 'noise' })
    await tenant.triage.updateMany(ids.slice(0, 40), { comment: 'again' })
    const sizes = tenant.bodies().map(({ alertIds }) => (alertIds as string[]).length)
    expect(sizes).toEqual([100, 30, 30, 30, 10, 30, 10])
    for (const alert of tenant.alerts) expect((alert as { comments: unknown[] }).comments.length).toBeLessThanOrEqual(2)
  })

  test.each([
    ['Batch too large.', [50, 25, 12]],
    ['At most 7 alerts may be updated, 50 were sent.', [50, 7]],
    ['Maximum batch size of 9 exceeded: received 50', [50, 9]],
    ['Received/allowed: 50/11', [50, 11]],
  ])('refused with "%s" goes on with sizes %j', async (message, sizes) => {
    await using tenant = await start(...payloads(50))
    tenant.largestBatch = sizes.at(-1) ?? 0
    tenant.tooLarge = () => message
    await tenant.triage.updateMany(
      payloads(50).map(({ id }) => String(id)),
      { status: 'resolved' },
    )
    const sent = tenant.bodies().map(({ alertIds }) => (alertIds as string[]).length)
    expect(sent.slice(0, sizes.length)).toEqual(sizes)
  })

  test('falls back to the other spelling too', async () => {
    await using tenant = await start(...payloads(3))
    tenant.determinations = ['NotMalicious']
    await tenant.triage.updateMany(['da00000000_1'], { determination: 'not_malicious' })
    expect(tenant.bodies().map(({ determination }) => determination)).toEqual(['Clean', 'NotMalicious'])
  })

  test('that the service refuses for another reason is a problem', async () => {
    await using tenant = await start(...payloads(3))
    tenant.unassigns = false
    await expect(tenant.triage.updateMany(['da00000000_1'], { assignedTo: null })).rejects.toMatchObject({
      detail: expect.stringContaining('unassigned'),
    })
  })
})

test.skipIf(sampleAlerts().length === 0)('the bodies that others recorded are of the same form as ours', async () => {
  const recorded = new Map(samplePayloads('mde/requests'))
  const [one, many] = [recorded.get('update-alert-body.json'), recorded.get('batch-update-alerts-body.json')] as [
    Payload,
    Payload,
  ]
  await using tenant = await start(payload('da1_-1', '2026-03-04T08:00:00Z'))
  const change = {
    status: 'resolved',
    assignedTo: String(one.assignedTo),
    classification: 'false_positive',
    determination: 'malware',
    comment: String(one.comment),
  } as const
  await tenant.triage.update('da1_-1', change)
  await tenant.triage.updateMany(many.alertIds as string[], change)
  expect(tenant.bodies()).toEqual([one, many])
})
