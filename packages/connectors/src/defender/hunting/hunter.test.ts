import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { createTestClock } from '../../sdk/testing/test-clock.ts'
import { connectTo } from '../testing/payloads.ts'
import { clientSecret, refuseSignIn, startGuidedTenant } from '../testing/tenant.ts'

const machineId = '7c1f0a9be24d5583c0aa19f2d6b3e8417f55c2d9'
const span = { vendorMachineId: machineId, from: new Date('2026-03-04T03:00:00Z'), to: new Date('2026-03-04T09:00:00Z') }
const minutes = (count: number) => count * 60_000

async function start(graphRoles: string[] | null = ['ThreatHunting.Read.All'], now = '2026-03-04T09:00:00Z') {
  const tenant = await startGuidedTenant()
  tenant.graphRoles = graphRoles
  const clock = createTestClock(now)
  const session = connectTo(tenant, clock)
  return Object.assign(tenant, { clock, session, hunter: session.hunting })
}

const answering = (Results: object[]) => () => ({ status: 200, body: { Results } })
const refusing = (status: number, message: string) => () => ({ status, body: { error: { code: 'BadRequest', message } } })

describe('a query', () => {
  test('goes to Graph where that is permitted, with its days', async () => {
    await using tenant = await start()
    tenant.hunt = answering([{ DeviceId: machineId }])
    expect(await tenant.hunter.run('DeviceInfo | take 1', 7)).toEqual({
      backend: 'graph',
      columns: [{ name: 'DeviceId', type: 'string' }],
      rows: [[machineId]],
    })
    expect(tenant.orders).toEqual([
      { method: 'POST', path: '/v1.0/security/runHuntingQuery', body: { Query: 'DeviceInfo | take 1', Timespan: 'P7D' } },
    ])
    expect(tenant.signIns.map((form) => form.get('scope'))).toEqual(['https://graph.microsoft.com/.default'])
  })

  test.each([
    ['that does not know Graph', null],
    ['that grants nothing of Graph', []],
    ['that grants other things of Graph', ['SecurityAlert.Read.All', 'User.Read.All']],
  ])('of a tenant %s goes to Defender’s own endpoint', async (_name, roles) => {
    await using tenant = await start(roles)
    expect(await tenant.hunter.run('DeviceInfo', 7)).toMatchObject({ backend: 'defender' })
    expect(tenant.orders).toEqual([{ method: 'POST', path: '/api/advancedqueries/run', body: { Query: 'DeviceInfo' } }])
  })

  test('after the end of Defender’s own endpoint asks nobody, and says what to consent', async () => {
    await using tenant = await start([], '2027-02-01T00:00:00Z')
    await expect(tenant.hunter.run('DeviceInfo', 7)).rejects.toMatchObject({
      code: 'vendor-rejected',
      remedy: expect.stringContaining('ThreatHunting.Read.All of Microsoft Graph'),
    })
    expect(tenant.calls).toEqual([])
  })

  test('changes over to Graph ten minutes after the consent at the latest', async () => {
    await using tenant = await start([])
    expect(await tenant.hunter.run('DeviceInfo', 7)).toMatchObject({ backend: 'defender' })
    tenant.graphRoles = ['ThreatHunting.Read.All']
    tenant.clock.advance(minutes(10))
    expect(await tenant.hunter.run('DeviceInfo', 7)).toMatchObject({ backend: 'graph' })
  })

  test('that is wrong ends as what the service says of it, with the place', async () => {
    await using tenant = await start()
    tenant.hunt = refusing(400, "Syntax error: 'foo' [line:position=2:3]")
    await expect(tenant.hunter.run('DeviceInfo\n| foo', 7)).rejects.toMatchObject({
      code: 'vendor-rejected',
      detail: "Syntax error: 'foo' [line:position=2:3]",
      position: { line: 2, column: 3 },
    })
  })

  test('that is throttled or fails is not sent again', async () => {
    await using tenant = await start()
    for (const status of [429, 500, 503]) {
      tenant.hunt = refusing(status, 'No')
      await expect(tenant.hunter.run('DeviceInfo', 7)).rejects.toMatchObject({ outcomeUnknown: false })
    }
    expect(tenant.orders).toHaveLength(3)
    expect(tenant.clock.sleeps).toEqual([])
  })

  test('with a token that expired early renews it once', async () => {
    await using tenant = await start()
    await tenant.hunter.run('DeviceInfo', 7)
    tenant.graphTokens.clear()
    await tenant.hunter.run('DeviceInfo', 7)
    expect([tenant.signIns.length, tenant.orders.length]).toEqual([2, 2])
  })

  test('ends when its caller gives up', async () => {
    await using tenant = await start()
    const controller = new AbortController()
    const reason = new Error('cancelled')
    tenant.faults = [
      () => {
        controller.abort(reason)
        return true
      },
    ]
    await expect(tenant.hunter.run('DeviceInfo', 7, controller.signal)).rejects.toBe(reason)
  })

  test('answered by something else is an invalid answer', async () => {
    await using tenant = await start()
    tenant.hunt = () => ({ status: 200, body: { value: [] } })
    await expect(tenant.hunter.run('DeviceInfo', 7)).rejects.toMatchObject({ code: 'vendor-invalid-answer' })
  })

  test('keeps every digit of a large number', async () => {
    await using tenant = await start()
    tenant.faults = [
      (_request, response) =>
        response.end('{"schema":[{"name":"Id","type":"Int64"}],"results":[{"Id":9223372036854775807}]}') !== null,
    ]
    expect((await tenant.hunter.run('DeviceInfo', 7)).rows).toEqual([['9223372036854775807']])
  })

  test('shows no secret and no token, whatever the service repeats', async () => {
    await using tenant = await start()
    for (const status of [400, 401, 403, 404, 429, 500]) {
      const echo: (typeof tenant.faults)[number] = (request, response) => {
        const text = request.headers.authorization ?? ''
        return (
          response
            .writeHead(status)
            .end(JSON.stringify({ error: { code: text, message: `required roles: ${text}`, target: text } })) !== null
        )
      }
      tenant.faults = [echo, echo]
      const problem = await tenant.hunter.run('DeviceInfo', 7).then(
        () => expect.unreachable(),
        (error: unknown) => error,
      )
      const shown = inspect(problem, { depth: 20, maxStringLength: null })
      for (const secret of [clientSecret, ...tenant.issued]) expect(shown).not.toContain(secret)
    }
  })
})

describe('what is granted', () => {
  test('holds Graph’s hunting beside Defender’s permissions, and no other name of Graph', async () => {
    await using tenant = await start(['ThreatHunting.Read.All', 'User.Read.All'])
    tenant.roles = ['Alert.Read.All', 'Machine.Read.All']
    expect(await tenant.session.grantedPermissions()).toEqual(['Alert.Read.All', 'Machine.Read.All', 'ThreatHunting.Read.All'])
  })

  test('is known although Graph cannot be asked, which is not asked again for ten minutes', async () => {
    await using tenant = await start(null)
    tenant.roles = ['Alert.Read.All']
    for (let poll = 0; poll < 20; poll += 1) {
      expect(await tenant.session.grantedPermissions()).toEqual(['Alert.Read.All'])
      tenant.clock.advance(30_000)
    }
    expect(tenant.signIns.length).toBe(2)
  })

  test('stays what it was while Graph’s sign-in is down, and goes when it is refused', async () => {
    await using tenant = await start()
    expect(await tenant.session.grantedPermissions()).toContain('ThreatHunting.Read.All')
    tenant.clock.advance(minutes(56))
    const down: (typeof tenant.signInFaults)[number] = (_request, response) => response.writeHead(503).end() !== null
    tenant.signInFaults = [() => false, down, down, down, down]
    expect(await tenant.session.grantedPermissions()).toContain('ThreatHunting.Read.All')
    tenant.clock.advance(minutes(11))
    tenant.signInFaults = [(_request, response) => refuseSignIn(response, 400, 'invalid_resource', 500011) !== null]
    expect(await tenant.session.grantedPermissions()).not.toContain('ThreatHunting.Read.All')
  })

  test('is not waited for by a caller who gave up', async () => {
    await using tenant = await start()
    await tenant.session.machines.read('x')
    const controller = new AbortController()
    const reason = new Error('shutting down')
    tenant.signInFaults = [
      () => {
        controller.abort(reason)
        return false
      },
    ]
    await expect(tenant.session.grantedPermissions(controller.signal)).rejects.toBe(reason)
  })
})

describe('telemetry of a machine', () => {
  test('is asked for by template, over all days', async () => {
    await using tenant = await start()
    await tenant.hunter.processStarts(span)
    await tenant.hunter.processActivity(span)
    await tenant.hunter.machineEvents(span, 250)
    const marks = tenant.orders.map(({ body }) => [String(body.Query).split('\n')[0], body.Timespan])
    expect(marks).toEqual([
      ['// pocketsoc:process-starts', 'P30D'],
      ['// pocketsoc:process-activity', 'P30D'],
      ['// pocketsoc:machine-events', 'P30D'],
    ])
    expect(tenant.orders[2]?.body.Query).toMatch(/take 250$/)
  })

  test('is not asked for by an id that is none of Defender’s', async () => {
    await using tenant = await start()
    await expect(tenant.hunter.processStarts({ ...span, vendorMachineId: '" | take 1' })).rejects.toMatchObject({
      code: 'vendor-rejected',
    })
    expect(tenant.calls).toEqual([])
  })

  test.each([
    [5000, false],
    [5001, true],
  ])('with %i process starts is truncated: %s', async (count, truncated) => {
    await using tenant = await start()
    const row = { Timestamp: '2026-03-04T08:00:00Z', ProcessId: 4, FileName: 'a.exe' }
    tenant.hunt = answering(Array.from({ length: count }, () => row))
    const answer = await tenant.hunter.processStarts(span)
    expect([answer.starts.length, answer.truncated]).toEqual([5000, truncated])
  })
})
