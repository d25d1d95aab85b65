import { inspect } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ReceivedAlert } from '../alert.ts'
import type { AlertReader } from '../connector.ts'
import { VendorError } from '../vendor-error.ts'
import type { ConnectorUnderTest, Fault } from './fake-vendor.ts'
import { startLoopbackServer } from './loopback-server.ts'
import { testMachineActor } from './machine-actor-contract.ts'
import { problemOf } from './problem-of.ts'
import { createTestClock } from './test-clock.ts'

const since = new Date('2026-03-03T09:00:00Z')

const answer =
  (status: number, body = '', headers: Record<string, string> = {}): Fault =>
  (_request, response) =>
    response.writeHead(status, headers).end(body)
const cut: Fault = (_request, response) =>
  response.writeHead(200, { 'content-length': '9000' }).write('{"value":[{"id":"a', () => response.destroy())

/** What every connector owes the server, whatever its vendor. */
export function describeConnector(subject: ConnectorUnderTest): void {
  describe(subject.connector.manifest.name, () => {
    describe('reading', () => testReading(subject))
    describe('faults that pass', () => testPassingFaults(subject))
    describe('faults that last', () => testLastingFaults(subject))
    describe('addresses', () => testAddresses(subject))
    test('no secret and no token shows in any problem', () => testSecrecy(subject), 60_000)
    describe('machine actions', () => testMachineActor(subject))
  })
}

async function open({ connector, start }: ConnectorUnderTest) {
  const vendor = await start()
  const clock = createTestClock()
  const access = vendor.access(clock)
  const session = connector.connect(access)
  if (!session.alerts) throw new Error('this connector reads no alerts')
  return Object.assign(vendor, { clock, taken: access.taken, session, alerts: session.alerts })
}

function testReading(subject: ConnectorUnderTest): void {
  test('goes to the last page and has each alert once', async () => {
    await using vendor = await open(subject)
    vendor.hold(1234)
    const { ids } = await readAll(vendor.alerts)
    expect([ids.length, new Set(ids).size]).toEqual([1234, 1234])
    expect(vendor.taken()).toBe(vendor.apiCalls())
  })

  test('misses nothing of a set that moves meanwhile', async () => {
    await using vendor = await open(subject)
    vendor.hold(1234)
    const still = await readAll(vendor.alerts)
    vendor.moveWhileRead()
    const moving = await readAll(vendor.alerts)
    expect(still.ids.filter((id) => !moving.ids.includes(id))).toEqual([])
  })

  test('the same alert twice gives the same alert', async () => {
    await using vendor = await open(subject)
    vendor.hold(3)
    const [first, second] = [await readAll(vendor.alerts), await readAll(vendor.alerts)]
    expect(first.alerts).toEqual(second.alerts)
  })

  test('goes on from the last page’s cursor and not beyond it', async () => {
    await using vendor = await open(subject)
    vendor.hold(700)
    const { cursors } = await readAll(vendor.alerts)
    expect(cursors.slice(0, -1).every((cursor) => cursor === vendor.alerts.cursorAt(since))).toBe(true)
    expect((cursors.at(-1) ?? '') > vendor.alerts.cursorAt(since)).toBe(true)
  })

  test('takes unknown values for what they are', async () => {
    await using vendor = await open(subject)
    vendor.holdUnknownValues()
    const { alerts } = await readAll(vendor.alerts)
    expect(alerts.length).toBeGreaterThan(0)
    for (const { alert } of alerts) expect(alert).toMatchObject({ severity: 'unknown', status: 'unknown' })
  })
}

function testPassingFaults(subject: ConnectorUnderTest): void {
  test('a token that expired early is renewed once', async () => {
    await using vendor = await open(subject)
    vendor.hold(3)
    await readAll(vendor.alerts)
    vendor.expireTokens()
    expect((await readAll(vendor.alerts)).ids).toHaveLength(3)
    expect(vendor.signIns()).toBe(2)
  })

  test.each([
    ['429 without a wait', answer(429)],
    ['429 with a wait', answer(429, '{}', { 'retry-after': '9' })],
    ['500', answer(500)],
    ['502 in HTML', answer(502, '<html>Bad Gateway</html>')],
    ['a cut line', cut],
    ['garbage', answer(200, '<html>')],
    ['an empty answer', answer(200)],
  ])('%s is asked again', async (_name, fault) => {
    await using vendor = await open(subject)
    vendor.hold(3)
    vendor.fault(fault, fault)
    expect((await readAll(vendor.alerts)).ids).toHaveLength(3)
    expect(vendor.taken()).toBe(3)
  })

  test('the vendor’s wait is waited', async () => {
    await using vendor = await open(subject)
    vendor.fault(answer(429, '{}', { 'retry-after': '9' }))
    await readAll(vendor.alerts)
    expect(vendor.clock.sleeps).toEqual([expect.toSatisfy((sleep: number) => sleep >= 9000 && sleep < 10_000)])
  })

  test('a fault of the sign-in is asked again', async () => {
    await using vendor = await open(subject)
    vendor.faultSignIn(answer(503), cut)
    await readAll(vendor.alerts)
    expect(vendor.signIns()).toBe(3)
  })

  test('one sign-in serves all who ask at the same time', async () => {
    await using vendor = await open(subject)
    await Promise.all(Array.from({ length: 8 }, () => readAll(vendor.alerts)))
    expect(vendor.signIns()).toBe(1)
  })
}

function testLastingFaults(subject: ConnectorUnderTest): void {
  test.each([
    ['429', answer(429), 'vendor-throttled'],
    ['503', answer(503), 'vendor-unreachable'],
    ['garbage', answer(200, '<html>'), 'vendor-invalid-answer'],
  ])('%s ends as a problem after a bounded number of calls', async (_name, fault, code) => {
    await using vendor = await open(subject)
    vendor.fault(...Array.from({ length: 20 }, () => fault))
    expect(await problemOf(readAll(vendor.alerts))).toMatchObject({ code })
    expect(vendor.apiCalls()).toBe(4)
  })

  test('a long wait is handed on instead of waited', async () => {
    await using vendor = await open(subject)
    vendor.fault(answer(429, '{}', { 'retry-after': '1800' }))
    expect(await problemOf(readAll(vendor.alerts))).toMatchObject({ code: 'vendor-throttled', retryAfterSeconds: 1800 })
    expect(vendor.clock.sleeps).toEqual([])
  })

  test('a missing permission is forbidden, and nothing granted is told apart', async () => {
    await using vendor = await open(subject)
    vendor.takePermissions()
    expect(await problemOf(readAll(vendor.alerts))).toMatchObject({ code: 'vendor-forbidden' })
    expect(await vendor.session.grantedPermissions()).toEqual([])
  })

  test('a wrong secret is unauthorized', async () => {
    await using vendor = await open(subject)
    vendor.refuseSecret()
    expect(await problemOf(readAll(vendor.alerts))).toMatchObject({ code: 'vendor-unauthorized' })
    expect(await problemOf(vendor.session.grantedPermissions())).toMatchObject({ code: 'vendor-unauthorized' })
    expect(vendor.apiCalls()).toBe(0)
  })
}

function testAddresses(subject: ConnectorUnderTest): void {
  test('a host that only begins like the vendor’s is refused', () => {
    const { connector, fields, addressField, authType } = subject
    expect(connector.acceptFields(authType, fields, { extraOrigins: [] }).ok).toBe(true)
    const stranger = { ...fields, [addressField]: `${fields[addressField]}.evil.example` }
    expect(connector.acceptFields(authType, stranger, { extraOrigins: [] })).toMatchObject({
      ok: false,
      problems: [{ pointer: `/fields/${addressField}` }],
    })
  })

  test.each(['https://evil.example/', 'http://169.254.169.254/', 'http://10.0.0.1/', 'loopback'])(
    'a redirect to %s is refused',
    async (address) => {
      let reached = 0
      await using elsewhere = await startLoopbackServer((_request, response) => {
        reached += 1
        response.end('{}')
      })
      await using vendor = await open(subject)
      vendor.fault(answer(302, '', { location: address === 'loopback' ? elsewhere.origin : address }))
      expect(await problemOf(readAll(vendor.alerts))).toBeInstanceOf(VendorError)
      vendor.expireTokens()
      vendor.faultSignIn(answer(307, '', { location: elsewhere.origin }))
      expect(await problemOf(readAll(vendor.alerts))).toBeInstanceOf(VendorError)
      expect(reached).toBe(0)
    },
  )
}

async function testSecrecy(subject: ConnectorUnderTest): Promise<void> {
  const echo =
    (status: number, wrap: (text: string) => string): Fault =>
    (request, response) =>
      response.writeHead(status, { 'x-echo': 'yes' }).end(wrap(request.headers.authorization ?? ''))
  const wraps = fc.constantFrom<(text: string) => string>(
    (text) => text,
    (text) => JSON.stringify({ error: text, error_description: text, error_codes: [text] }),
    (text) => JSON.stringify({ error: { code: text, message: `required roles: ${text}`, target: text } }),
    (text) => JSON.stringify({ error: { code: 'Forbidden', message: text, target: text }, value: text }),
    (text) => `<html>${text}</html>`,
  )
  const faults = fc.tuple(fc.constantFrom(200, 400, 401, 403, 404, 418, 429, 500, 503), wraps, fc.boolean())
  await fc.assert(
    fc.asyncProperty(faults, async ([status, wrap, atSignIn]) => {
      await using vendor = await open(subject)
      if (atSignIn) vendor.faultSignIn(...Array.from({ length: 8 }, () => answer(status, wrap(vendor.secrets().join(' ')))))
      else vendor.fault(...Array.from({ length: 8 }, () => echo(status, wrap)))
      const shown = inspect(await problemOf(readAll(vendor.alerts)), { depth: 20, maxStringLength: null })
      for (const secret of vendor.secrets()) expect(shown).not.toContain(secret)
    }),
    { numRuns: 60 },
  )
}

async function readAll(reader: AlertReader) {
  const alerts: ReceivedAlert[] = []
  const cursors: string[] = []
  for await (const page of reader.since(reader.cursorAt(since))) {
    alerts.push(...page.alerts)
    cursors.push(page.cursor)
  }
  return { alerts, cursors, ids: alerts.map(({ alert }) => alert.vendorAlertId) }
}
