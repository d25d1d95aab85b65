import { describe, expect, test } from 'vitest'
import type { IsolationRequest } from '../sdk/machine.ts'
import { connectTo } from './testing/payloads.ts'
import { refuse } from './testing/response-api.ts'
import { samplePayloads } from './testing/samples.ts'
import { startGuidedTenant } from './testing/tenant.ts'
import type { Payload } from './testing/tenant-state.ts'

const machineId = '7c1f0a9be24d5583c0aa19f2d6b3e8417f55c2d9'
const isolate: IsolationRequest = {
  vendorMachineId: machineId,
  kind: 'isolate',
  isolationType: 'selective',
  comment: 'Spreading [x1]',
}
const release: IsolationRequest = { vendorMachineId: machineId, kind: 'release', isolationType: null, comment: 'Clean again' }

async function start() {
  const tenant = await startGuidedTenant()
  tenant.machines = [{ id: machineId }]
  const { machineActions } = connectTo(tenant)
  const posts = () => tenant.orders.map(({ path, body }) => [path, body])
  return Object.assign(tenant, { actor: machineActions, posts })
}

const action = (id: string, at: string, more: Payload = {}): Payload => ({
  id,
  type: 'Isolate',
  status: 'Succeeded',
  machineId,
  creationDateTimeUtc: at,
  lastUpdateDateTimeUtc: at,
  ...more,
})

describe('a request', () => {
  test('goes in the form that Microsoft documents', async () => {
    await using tenant = await start()
    await tenant.actor.request(isolate)
    await tenant.actor.request(release)
    expect(tenant.posts()).toEqual([
      [`/api/machines/${machineId}/isolate`, { Comment: 'Spreading [x1]', IsolationType: 'Selective' }],
      [`/api/machines/${machineId}/unisolate`, { Comment: 'Clean again' }],
    ])
  })

  test('that is accepted answers the new action, with the type that the vendor leaves open', async () => {
    await using tenant = await start()
    expect(await tenant.actor.request(isolate)).toEqual({
      outcome: 'accepted',
      action: expect.objectContaining({
        kind: 'isolate',
        state: 'waiting',
        isolationType: 'selective',
        comment: 'Spreading [x1]',
      }),
    })
  })

  test.each([true, false])('while one is open answers that one, told by a code: %s', async (namesDuplicates) => {
    await using tenant = await start()
    tenant.namesDuplicates = namesDuplicates
    const first = await tenant.actor.request(isolate)
    const second = await tenant.actor.request({ ...isolate, comment: 'Again' })
    expect(second).toEqual({ outcome: 'already_open', action: { ...first.action, isolationType: null } })
  })

  test('while one is open that may not be read answers no action', async () => {
    await using tenant = await start()
    await tenant.actor.request(isolate)
    tenant.roles = ['Machine.Isolate']
    expect(await tenant.actor.request(isolate)).toEqual({ outcome: 'already_open', action: null })
  })

  test('for an unknown machine says so', async () => {
    await using tenant = await start()
    await expect(tenant.actor.request({ ...isolate, vendorMachineId: 'nowhere' })).rejects.toMatchObject({
      code: 'vendor-rejected',
      vendorCode: 'ResourceNotFound',
      detail: expect.stringMatching(/^Defender has no such machine\./),
      outcomeUnknown: false,
    })
  })

  test.each([
    ['OsPlatformNotSupported', 'operating system'],
    ['ClientVersionNotSupported', 'too old'],
  ])('refused with %s explains it', async (code, words) => {
    await using tenant = await start()
    tenant.faults = [(_request, response) => refuse(response, 400, code) !== null]
    await expect(tenant.actor.request(isolate)).rejects.toMatchObject({
      code: 'vendor-rejected',
      vendorCode: code,
      detail: expect.stringContaining(words),
    })
  })

  test('with an expired token renews it and goes on: a refused token carried nothing out', async () => {
    await using tenant = await start()
    await tenant.actor.actionsOf(machineId, new Date(0))
    tenant.tokens.clear()
    expect(await tenant.actor.request(isolate)).toMatchObject({ outcome: 'accepted' })
    expect(tenant.posts()).toHaveLength(1)
  })

  test('that is throttled is handed back with the wait', async () => {
    await using tenant = await start()
    tenant.faults = [(_request, response) => response.writeHead(429, { 'retry-after': '40' }).end() !== null]
    await expect(tenant.actor.request(isolate)).rejects.toMatchObject({
      code: 'vendor-throttled',
      retryAfterSeconds: 40,
      outcomeUnknown: false,
    })
    expect(tenant.calls).toHaveLength(1)
  })

  test.each([[''], ['{}'], ['[]'], ['{"value":[]}']])('answered by %j may have been carried out', async (body) => {
    await using tenant = await start()
    tenant.faults = [(_request, response) => response.writeHead(201).end(body) !== null]
    await expect(tenant.actor.request(isolate)).rejects.toMatchObject({ code: 'vendor-invalid-answer', outcomeUnknown: true })
    expect(tenant.calls).toHaveLength(1)
  })
})

describe('actions of a machine', () => {
  test('are the open ones and those begun since, newest first, in whatever order they come', async () => {
    await using tenant = await start()
    tenant.actions = [
      action('old-open', '2026-02-01T00:00:00Z', { status: 'Pending' }),
      action('new', '2026-03-04T08:00:00Z'),
      action('old', '2026-02-02T00:00:00Z'),
      action('odd', '2026-01-01T00:00:00Z', { status: 'Postponed' }),
      action('newer', '2026-03-04T08:30:00Z', { type: 'RunAntiVirusScan' }),
      action('elsewhere', '2026-03-04T08:45:00Z', { machineId: 'another' }),
    ]
    const found = await tenant.actor.actionsOf(machineId, new Date('2026-03-04T00:00:00Z'))
    expect(found.map(({ reference }) => reference)).toEqual(['newer', 'new', 'old-open', 'odd'])
  })

  test('with a quote in its id asks for exactly that id', async () => {
    await using tenant = await start()
    tenant.actions = [action('a', '2026-03-04T08:00:00Z', { machineId: "it's" })]
    expect(await tenant.actor.actionsOf("it's", new Date(0))).toHaveLength(1)
  })

  test('of all machines are those begun since an instant, over all pages', async () => {
    await using tenant = await start()
    const at = (index: number) => new Date(Date.parse('2026-03-01T00:00:00Z') + index * 1000).toISOString()
    tenant.actions = Array.from({ length: 2100 }, (_, index) => action(`a${index}`, at(index)))
    const found: string[] = []
    for await (const page of tenant.actor.actionsSince(new Date(at(100)))) found.push(...page.map(({ reference }) => reference))
    expect([found.length, found[0], found.at(-1)]).toEqual([2000, 'a2099', 'a100'])
  })

  test('are read by reference; an unknown one is null', async () => {
    await using tenant = await start()
    tenant.actions = [action('a', '2026-03-04T08:00:00Z')]
    expect(await tenant.actor.read('a')).toMatchObject({ reference: 'a', state: 'succeeded' })
    expect(await tenant.actor.read('b')).toBeNull()
  })
})

describe('cancelling', () => {
  test('answers the action as it stands', async () => {
    await using tenant = await start()
    tenant.actions = [action('a', '2026-03-04T08:00:00Z', { status: 'Pending' })]
    expect(await tenant.actor.cancel('a', 'Wrong machine')).toMatchObject({
      state: 'cancelled',
      cancellationComment: 'Wrong machine',
    })
    expect(tenant.posts()).toEqual([['/api/machineactions/a/cancel', { Comment: 'Wrong machine' }]])
  })

  test('with an empty answer reads how it stands', async () => {
    await using tenant = await start()
    tenant.actions = [action('a', '2026-03-04T08:00:00Z', { status: 'Pending' })]
    tenant.faults = [(_request, response) => response.writeHead(200).end() !== null]
    expect(await tenant.actor.cancel('a', 'Wrong machine')).toMatchObject({ state: 'waiting' })
  })

  test('what has ended is refused, and what is unknown too', async () => {
    await using tenant = await start()
    tenant.actions = [action('a', '2026-03-04T08:00:00Z')]
    await expect(tenant.actor.cancel('a', 'Too late')).rejects.toMatchObject({
      code: 'vendor-rejected',
      detail: 'Defender did not cancel the action (HTTP 400, BadRequest).',
    })
    await expect(tenant.actor.cancel('b', 'Nothing')).rejects.toMatchObject({
      detail: expect.stringMatching(/^Defender has no such machine action\./),
    })
  })
})

const recorded = new Map(samplePayloads('mde/requests'))

test.skipIf(recorded.size === 0)('the bodies that others recorded are of the same form as ours', async () => {
  await using tenant = await start()
  const [isolated, released, cancelled] = ['isolate', 'unisolate', 'cancel-machine-action'].map(
    (name) => recorded.get(`${name}-body.json`) as { Comment: string },
  )
  await tenant.actor.request({ ...isolate, isolationType: 'full', comment: isolated?.Comment ?? '' })
  await tenant.actor.request({ ...release, comment: released?.Comment ?? '' })
  tenant.actions = [action('a', '2026-03-04T08:00:00Z', { status: 'Pending' })]
  await tenant.actor.cancel('a', cancelled?.Comment ?? '')
  expect(tenant.orders.map(({ body }) => body)).toEqual([isolated, released, cancelled])
})
