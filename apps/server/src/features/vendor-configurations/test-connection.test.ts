import type { IncomingMessage, ServerResponse } from 'node:http'
import {
  type ConnectionTestEvent,
  createClient,
  type TestVendorConfiguration,
  testVendorConfiguration,
} from '@pocketsoc/contract'
import { count } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Context } from '../../context.ts'
import { vendorConfigurations, vendorSecrets } from '../../db/schema/index.ts'
import { asSystem } from '../../db/scoped.ts'
import { type SignedUp, signUp, startTestApplication, type TestApplication } from '../../testing/test-application.ts'
import { createTestConfiguration, testConfigurationInput, testSecret } from '../../testing/test-configuration.ts'
import { createTestMember } from '../../testing/test-services.ts'
import { sendJson, startTestTenant, type TestTenant } from '../../testing/test-tenant.ts'
import { createConfiguration } from './create-configuration.ts'
import { getConfiguration, listConfigurations } from './list-configurations.ts'
import { openSecrets } from './secrets.ts'
import { prepareConnectionTest } from './test-connection.ts'
import { updateConfiguration } from './update-configuration.ts'

let tenant: TestTenant
let app: TestApplication
beforeAll(async () => {
  tenant = await startTestTenant()
  app = await startTestApplication({
    POCKETSOC_ENTRA_URL: tenant.origin,
    POCKETSOC_EXTRA_VENDOR_ORIGINS: tenant.origin,
  })
})
afterAll(async () => {
  await app.close()
  await tenant.close()
})

let member: Context
beforeEach(async () => {
  // All that is tested here is of one tenant and shares its allowance of calls an hour.
  await app.services.clock.advance(2 * 3_600_000)
  Object.assign(tenant, { alerts: [], roles: ['Alert.Read.All'], fault: null, asked: [] })
  member = await createTestMember(app.services)
})

const input = (): TestVendorConfiguration => {
  const { vendor, authType, fields } = testConfigurationInput({ baseUrl: tenant.origin })
  return { vendor, authType, fields }
}

const refuseSecret = (_request: IncomingMessage, response: ServerResponse) =>
  sendJson(response, 401, { error: 'invalid_client', error_codes: [7000215], error_description: `AADSTS7000215: ${testSecret}` })

/** Holds every answer back; `asked` resolves with the first request. */
function holdAnswers() {
  const { promise: asked, resolve } = Promise.withResolvers<ServerResponse>()
  tenant.fault = (_request, response) => resolve(response)
  return asked
}

async function eventsOf(wish: TestVendorConfiguration, as = member): Promise<ConnectionTestEvent[]> {
  const run = await prepareConnectionTest(as, wish)
  const events: ConnectionTestEvent[] = []
  for await (const event of run(new AbortController().signal)) events.push(event)
  return events
}

const statesOf = (events: ConnectionTestEvent[]) =>
  events.map((event) => (event.type === 'step' ? event.step.state : event.verdict)).join(' ')

async function storedRows() {
  return asSystem(app.services.database, async (tx) => {
    const [configurations] = await tx.sql.select({ rows: count() }).from(vendorConfigurations)
    const [secrets] = await tx.sql.select({ rows: count() }).from(vendorSecrets)
    return [configurations?.rows, secrets?.rows]
  })
}

describe('a connection test', () => {
  let dana: SignedUp
  beforeAll(async () => {
    dana = await signUp(app)
  })

  const clientOf = ({ portal }: SignedUp) => createClient({ baseUrl: `${app.origin}/api/v1`, headers: () => portal })

  test('streams each step to the contract’s client, then the verdict, and stores nothing', async () => {
    const before = await storedRows()
    const events: ConnectionTestEvent[] = []
    for await (const event of clientOf(dana).stream(testVendorConfiguration, { body: input() })) events.push(event)
    expect(statesOf(events)).toBe('passed passed passed warning passed skipped skipped skipped limited')
    expect(await storedRows()).toEqual(before)
  })

  test('answers a problem, and no stream, to what cannot be right', async () => {
    const { fields, ...others } = input()
    const stream = clientOf(dana).stream(testVendorConfiguration, { body: { ...others, fields: { ...fields, clientId: 'x' } } })
    await expect(stream.next()).rejects.toMatchObject({
      code: 'invalid-input',
      problem: { errors: [{ pointer: '/fields/clientId' }] },
    })
  })

  test('rejects a credential that the vendor refuses, in words that never quote it', async () => {
    tenant.fault = refuseSecret
    const events = await eventsOf(input())
    expect(statesOf(events)).toBe(`passed passed failed${' skipped'.repeat(5)} rejected`)
    expect(JSON.stringify(events)).toContain('AADSTS7000215')
    expect(JSON.stringify(events)).not.toContain(testSecret)
  })

  test('takes what is left out from the configuration that is being changed', async () => {
    const { id } = await createTestConfiguration(member, { baseUrl: tenant.origin })
    const { fields, ...others } = input()
    const { clientSecret: _, ...open } = fields
    for (const typed of [{}, open, { ...open, clientSecret: '' }]) {
      expect(statesOf(await eventsOf({ ...others, fields: typed, configurationId: id }))).toMatch(/limited$/)
    }
    await expect(eventsOf({ ...others, fields: open })).rejects.toMatchObject({ code: 'invalid-input' })
  })

  test('of another organisation’s configuration is one of nothing', async () => {
    const { id } = await createTestConfiguration(member, { baseUrl: tenant.origin })
    const stranger = await createTestMember(app.services)
    const wish = { ...input(), fields: {}, configurationId: id }
    await expect(eventsOf(wish, stranger)).rejects.toMatchObject({ code: 'missing' })
    expect(tenant.asked).toEqual([])
  })

  test('of a configuration keeps to its vendor and authentication type', async () => {
    const { id } = await createTestConfiguration(member, { baseUrl: tenant.origin })
    const wish = { ...input(), authType: 'delegated', configurationId: id }
    await expect(eventsOf(wish)).rejects.toMatchObject({
      code: 'invalid-input',
      options: { errors: [{ pointer: '/authType' }] },
    })
  })

  test('may be run by administrators alone', async () => {
    const responder = await createTestMember(app.services, 'responder', member.organizationId)
    await expect(eventsOf(input(), responder)).rejects.toMatchObject({ code: 'not-allowed' })
  })

  test('has an allowance for each organisation, which comes back with time', async () => {
    for (let count = 0; count < 10; count += 1) await prepareConnectionTest(member, input())
    await expect(prepareConnectionTest(member, input())).rejects.toMatchObject({
      code: 'too-many-requests',
      options: { retryAfterSeconds: 61 },
    })
    await expect(prepareConnectionTest(await createTestMember(app.services), input())).resolves.toBeTypeOf('function')
    await app.services.clock.advance(61_000)
    await expect(prepareConnectionTest(member, input())).resolves.toBeTypeOf('function')
  })

  test('ends after a minute of silence, at the step where it stood', async () => {
    const asked = holdAnswers()
    const running = eventsOf(input())
    await asked
    await app.services.clock.advance(60_000)
    const events = await running
    expect(statesOf(events)).toBe(`failed${' skipped'.repeat(7)} unknown`)
    expect(events[0]).toMatchObject({ step: { id: 'tenant', problem: { code: 'vendor-timeout' } } })
  })

  test('stops when its reader leaves', async () => {
    const asked = holdAnswers()
    const leaving = new AbortController()
    const run = await prepareConnectionTest(member, input())
    const first = run(leaving.signal).next()
    await asked
    const reason = new Error('the reader has left')
    leaving.abort(reason)
    await expect(first).rejects.toBe(reason)
  })
})

describe('saving', () => {
  const unconfirmed = () => ({ ...input(), displayName: 'Head office' })
  const secretsOf = (configurationId: string) =>
    member.transaction((tx) => openSecrets(tx, app.services.vault, { organizationId: member.organizationId, configurationId }))

  test('a credential that works is stored', async () => {
    await expect(createConfiguration(member, unconfirmed())).resolves.toMatchObject({ displayName: 'Head office' })
  })

  test('a dead credential is refused with the vendor’s own code, unless confirmed', async () => {
    tenant.fault = refuseSecret
    await expect(createConfiguration(member, unconfirmed())).rejects.toMatchObject({
      code: 'credential-rejected',
      message: 'The Client Secret is wrong.',
      options: { vendorCode: 'AADSTS7000215', remedy: expect.stringContaining('Check Client ID, Secret, and Tenant ID.') },
    })
    expect(await listConfigurations(member)).toEqual([])
    await expect(createConfiguration(member, { ...unconfirmed(), confirmed: true })).resolves.toBeTypeOf('object')
  })

  test('missing permissions stop nobody', async () => {
    tenant.roles = []
    await expect(createConfiguration(member, unconfirmed())).resolves.toBeTypeOf('object')
  })

  test('a vendor that does not answer proves nothing: it is stored, and polling will tell', async () => {
    const asked = holdAnswers()
    const saving = createConfiguration(member, unconfirmed())
    await asked
    await app.services.clock.advance(15_000)
    await expect(saving).resolves.toBeTypeOf('object')
  })

  test('a new secret is tried before it takes the place of the old one', async () => {
    const { id } = await createConfiguration(member, unconfirmed())
    tenant.fault = refuseSecret
    const change = { displayName: 'Rotated', fields: { clientSecret: 'fresh~secret.value-0002' } }
    await expect(updateConfiguration(member, id, change)).rejects.toMatchObject({ code: 'credential-rejected' })
    expect(await secretsOf(id)).toEqual({ clientSecret: testSecret })
    expect(await getConfiguration(member, id)).toMatchObject({ displayName: 'Head office' })
    tenant.fault = null
    await updateConfiguration(member, id, change)
    expect(await secretsOf(id)).toEqual({ clientSecret: change.fields.clientSecret })
  })

  test('a rename alone asks nobody, even while the vendor refuses', async () => {
    const { id } = await createConfiguration(member, unconfirmed())
    tenant.fault = refuseSecret
    await expect(updateConfiguration(member, id, { displayName: 'Renamed' })).resolves.toMatchObject({ displayName: 'Renamed' })
  })

  test('values that somebody else changed while they were tried are not overwritten', async () => {
    const { id } = await createConfiguration(member, unconfirmed())
    const asked = holdAnswers()
    const slow = updateConfiguration(member, id, { fields: { clientSecret: 'slow~secret.value-0002' } })
    await asked
    await updateConfiguration(member, id, { fields: { clientSecret: 'fast~secret.value-0003' }, confirmed: true })
    await app.services.clock.advance(15_000)
    await expect(slow).rejects.toMatchObject({ code: 'conflict' })
    expect(await secretsOf(id)).toEqual({ clientSecret: 'fast~secret.value-0003' })
  })
})
