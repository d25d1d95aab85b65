import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import type { MachineActor } from '../machine.ts'
import type { ConnectorUnderTest, FakeMachines, FakeVendor, Fault } from './fake-vendor.ts'
import { problemOf } from './problem-of.ts'
import { createTestClock } from './test-clock.ts'

const machine = 'a'.repeat(40)
const isolate = { vendorMachineId: machine, kind: 'isolate', isolationType: 'full', comment: 'Spreading' } as const

async function open({ connector, start }: ConnectorUnderTest): Promise<FakeVendor & FakeMachines & { actor: MachineActor }> {
  const vendor = await start()
  const actor = connector.connect(vendor.access(createTestClock())).machineActions
  if (!actor || !vendor.machines) throw new Error('this connector cannot act on machines')
  vendor.machines.holdMachine(machine)
  return Object.assign(vendor, vendor.machines, { actor })
}

const answer =
  (status: number, body = ''): Fault =>
  (_request, response) =>
    response.writeHead(status).end(body)
const cut: Fault = (_request, response) =>
  response.writeHead(201, { 'content-length': '9000' }).write('{"id":"a', () => response.destroy())
const hangUp: Fault = (_request, response) => response.destroy()

/** What every connector that acts on machines owes the server: above all, never to ask twice. */
export function testMachineActor(subject: ConnectorUnderTest): void {
  test('isolating twice is one action, and the second answer says which', async () => {
    await using vendor = await open(subject)
    const first = await vendor.actor.request(isolate)
    const second = await vendor.actor.request({ ...isolate, comment: 'Again' })
    expect([first.outcome, second.outcome]).toEqual(['accepted', 'already_open'])
    expect(second.action?.reference).toBe(first.action?.reference)
    expect(await vendor.actor.actionsOf(machine, new Date(0))).toHaveLength(1)
  })

  test.each([
    ['a cut line', cut],
    ['a hang-up', hangUp],
    ['a 500', answer(500)],
    ['a 503 in HTML', answer(503, '<html>')],
    ['garbage', answer(200, '<html>')],
  ])('a request that meets %s is never sent again, and its outcome is unknown', async (_name, fault) => {
    await using vendor = await open(subject)
    vendor.fault(fault)
    expect(await problemOf(vendor.actor.request(isolate))).toMatchObject({ outcomeUnknown: true })
    expect(vendor.requests()).toBe(1)
    expect(await vendor.actor.actionsOf(machine, new Date(0))).toEqual([])
  })

  test('a request that is throttled or refused was certainly not carried out', async () => {
    await using vendor = await open(subject)
    vendor.fault(answer(429))
    expect(await problemOf(vendor.actor.request(isolate))).toMatchObject({ code: 'vendor-throttled', outcomeUnknown: false })
    vendor.takePermissions()
    expect(await problemOf(vendor.actor.request(isolate))).toMatchObject({ code: 'vendor-forbidden', outcomeUnknown: false })
    expect(vendor.requests()).toBe(2)
  })

  test('an unknown machine is a refusal', async () => {
    await using vendor = await open(subject)
    const stranger = { ...isolate, vendorMachineId: 'b'.repeat(40) }
    expect(await problemOf(vendor.actor.request(stranger))).toMatchObject({ code: 'vendor-rejected', outcomeUnknown: false })
  })

  test('a release after the isolation ended is an action of its own', async () => {
    await using vendor = await open(subject)
    await vendor.actor.request(isolate)
    vendor.finishActions()
    const release = { ...isolate, kind: 'release', isolationType: null } as const
    expect(await vendor.actor.request(release)).toMatchObject({
      outcome: 'accepted',
      action: { kind: 'release', state: 'waiting' },
    })
    const kinds = (await vendor.actor.actionsOf(machine, new Date(0))).map(({ kind }) => kind)
    expect(kinds.sort()).toEqual(['isolate', 'release'])
  })

  test('cancelling ends an open action, and is refused for one that has ended', async () => {
    await using vendor = await open(subject)
    const { action } = await vendor.actor.request(isolate)
    const reference = action?.reference ?? ''
    expect(await vendor.actor.cancel(reference, 'Wrong machine')).toMatchObject({ reference, state: 'cancelled' })
    expect(await vendor.actor.read(reference)).toMatchObject({ state: 'cancelled' })
    expect(await problemOf(vendor.actor.cancel(reference, 'Again'))).toMatchObject({ code: 'vendor-rejected' })
    expect(await vendor.actor.read('no-such-reference')).toBeNull()
  })

  test('no secret and no token shows in a problem of a request', async () => {
    await using vendor = await open(subject)
    for (const status of [200, 400, 403, 404, 500]) {
      vendor.fault((request, response) => {
        const text = request.headers.authorization ?? ''
        response
          .writeHead(status)
          .end(JSON.stringify({ error: { code: text, message: `required roles: ${text}`, target: text } }))
      })
      const shown = inspect(await problemOf(vendor.actor.request(isolate)), { depth: 20, maxStringLength: null })
      for (const secret of vendor.secrets()) expect(shown).not.toContain(secret)
    }
  })
}
