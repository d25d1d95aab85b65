import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { asc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Context } from '../../context.ts'
import { liveEvents, vendorPolls } from '../../db/schema/index.ts'
import { createTestConfiguration } from '../../testing/test-configuration.ts'
import { createTestMember, createTestServices, type TestServices } from '../../testing/test-services.ts'
import { sendJson, startTestTenant, type TestTenant } from '../../testing/test-tenant.ts'
import { masterKeyOf } from '../../vault/master-key.ts'
import { createVault } from '../../vault/vault.ts'
import { getConfiguration, listProfiles } from './list-configurations.ts'
import { pollConfiguration } from './poll-configuration.ts'
import { requestPoll } from './request-poll.ts'
import { enqueueDuePolls } from './schedule-polls.ts'

let tenant: TestTenant
let services: TestServices
beforeAll(async () => {
  tenant = await startTestTenant()
  services = await createTestServices({
    POCKETSOC_ENTRA_URL: tenant.origin,
    POCKETSOC_EXTRA_VENDOR_ORIGINS: tenant.origin,
  })
})
afterAll(async () => {
  await services.database.close()
  await tenant.close()
})

let member: Context
let id: string
beforeEach(async () => {
  // All configurations here are of one tenant and share its allowance of calls an hour.
  await services.clock.advance(2 * 3_600_000)
  Object.assign(tenant, { alerts: [], roles: ['Alert.Read.All'], fault: null, asked: [] })
  member = await createTestMember(services)
  id = (await createTestConfiguration(member, { baseUrl: tenant.origin })).id
})

function poll(signal = new AbortController().signal, using = services): Promise<void> {
  return pollConfiguration(using, { payload: { organizationId: member.organizationId, configurationId: id }, signal })
}

const health = async () => (await getConfiguration(member, id)).health
const secondsUntilNextPoll = async () => (Date.parse((await health()).nextPollAt ?? '') - services.clock.now()) / 1000

async function healthEvents(): Promise<number> {
  const rows = await member.transaction((tx) => tx.sql.select().from(liveEvents).orderBy(asc(liveEvents.id)))
  return rows.filter(({ event }) => event.type === 'configuration.health').length
}

const alert = (name: string) => {
  const at = new Date(services.clock.now() - 60_000).toISOString()
  return { id: name, title: name, severity: 'High', status: 'New', alertCreationTime: at, lastUpdateTime: at, evidence: [] }
}
const refuseSignIn = (request: IncomingMessage, response: ServerResponse) =>
  sendJson(response, request.url?.includes('/oauth2/') ? 401 : 500, {
    error: 'invalid_client',
    error_description: 'AADSTS7000215: Invalid client secret provided.',
    error_codes: [7_000_215],
  })

test('a first poll connects: what is granted, what is missing, the detections, and when the next poll is due', async () => {
  tenant.alerts = [alert('one'), alert('two')]
  await poll()
  expect(await health()).toMatchObject({
    state: 'connected',
    detectionCount: 2,
    problem: null,
    grantedPermissions: ['Alert.Read.All'],
    lastSucceededAt: new Date(services.clock.now()).toISOString(),
  })
  const { warnings } = await health()
  expect(warnings.map(({ title }) => title)).toContain('Machine.Isolate is not granted')
  expect(warnings.map(({ title }) => title)).not.toContain('Alert.Read.All is not granted')
  expect(await secondsUntilNextPoll()).toBe(15)
  expect(await listProfiles(member)).toMatchObject([{ id, state: 'connected', detectionCount: 2 }])
})

test('health is announced when it changes, not at every poll', async () => {
  await poll()
  const connected = await healthEvents()
  expect(connected).toBeGreaterThan(0)
  for (let polls = 0; polls < 3; polls += 1) {
    await services.clock.advance(15_000)
    await poll()
  }
  expect(await healthEvents()).toBe(connected)
  tenant.roles = ['Alert.Read.All', 'Machine.Read.All']
  await services.clock.advance(3_600_000)
  await poll()
  expect(await healthEvents(), 'a permission was granted').toBe(connected + 1)
})

test('a configuration that is not due is not polled, until someone asks', async () => {
  await poll()
  const asked = tenant.asked.length
  await services.clock.advance(14_999)
  await poll()
  expect(tenant.asked.length).toBe(asked)
  await requestPoll(member, id)
  expect(services.enqueued.at(-1)).toMatchObject({ name: 'vendor-configuration.poll', key: id })
  await poll()
  expect(tenant.asked.length).toBeGreaterThan(asked)
})

test('failures wait longer each time, five minutes at most, say the same thing once, and end with the first success', async () => {
  tenant.fault = refuseSignIn
  const pauses: number[] = []
  for (let failures = 0; failures < 7; failures += 1) {
    await poll()
    const pause = await secondsUntilNextPoll()
    pauses.push(pause)
    await services.clock.advance(pause * 1000)
  }
  expect(pauses).toEqual([30, 60, 120, 240, 300, 300, 300])
  expect(await health()).toMatchObject({
    state: 'failing',
    problem: { code: 'vendor-unauthorized', title: 'Unauthorized', vendorCode: 'AADSTS7000215' },
  })
  expect(JSON.stringify(await health())).not.toContain('canary')
  expect(await healthEvents()).toBe(1)

  tenant.fault = null
  await poll()
  expect(await health()).toMatchObject({ state: 'connected', problem: null })
  expect(await secondsUntilNextPoll()).toBe(15)
})

test('a throttled poll is not repeated before the vendor allows it', async () => {
  await poll()
  tenant.fault = (_, response) => sendJson(response, 429, { error: { code: 'TooManyRequests' } }, { 'retry-after': '900' })
  await services.clock.advance(15_000)
  await poll()
  expect((await health()).problem).toMatchObject({ code: 'vendor-throttled' })
  expect(await secondsUntilNextPoll()).toBe(900)
})

test('a poll that is stopped with the server leaves no problem behind and is due again at once', async () => {
  await poll()
  await services.clock.advance(15_000)
  const stopping = new AbortController()
  tenant.fault = () => stopping.abort(new Error('the server is stopping'))
  await poll(stopping.signal)
  expect(await health()).toMatchObject({ state: 'connected', problem: null })
  Object.assign(tenant, { fault: null, asked: [] })
  await poll()
  expect(tenant.asked).toHaveLength(1)
})

test('a secret that does not open is a problem with its remedy, and nothing is asked of the vendor', async () => {
  const otherKey = createVault(masterKeyOf(randomBytes(32).toString('base64')), services.clock.now)
  await poll(undefined, { ...services, vault: otherKey })
  expect(await health()).toMatchObject({ state: 'failing', problem: { title: 'The secret cannot be opened' } })
  expect(tenant.asked).toEqual([])
  expect(await secondsUntilNextPoll()).toBe(30)
  await services.clock.advance(30_000)
  await poll()
  expect(await health()).toMatchObject({ state: 'connected', problem: null })
})

test('only configurations that are due and idle are enqueued, the longest overdue first', async () => {
  await member.transaction((tx) =>
    tx.sql
      .update(vendorPolls)
      .set({ nextPollAt: new Date(services.clock.now() - 5000) })
      .where(eq(vendorPolls.configurationId, id)),
  )
  const later = await createTestConfiguration(member, { displayName: 'Later', baseUrl: tenant.origin })
  services.enqueued.length = 0
  await enqueueDuePolls(services, new Set())
  const own = services.enqueued.map(({ key }) => key).filter((key) => [id, later.id].includes(key))
  expect(own).toEqual([id, later.id])
  services.enqueued.length = 0
  await enqueueDuePolls(services, new Set([id]))
  expect(services.enqueued.map(({ key }) => key)).not.toContain(id)
})
