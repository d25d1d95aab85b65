import type { VendorMachine } from '@pocketsoc/connectors'
import * as contract from '@pocketsoc/contract'
import { Validator } from '@seriousme/openapi-schema-validator'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Context, createContext } from './context.ts'
import {
  detections,
  devices,
  huntingRuns,
  invitations,
  machineActions,
  machines,
  members,
  savedQueries,
  vendorConfigurations,
} from './db/schema/index.ts'
import { asOrganization, type Transaction } from './db/scoped.ts'
import { ingestDetections } from './features/detections/index.ts'
import { isListed, isOpenToAnyone, mayUse, validBody } from './testing/operation-access.ts'
import { testAlert } from './testing/test-alerts.ts'
import {
  type SignedUp,
  setRole,
  signInPhone,
  signUp,
  startTestApplication,
  type TestApplication,
} from './testing/test-application.ts'
import { createTestConfiguration } from './testing/test-configuration.ts'
import { callOperation, type Operation, readDocument, readOperations } from './testing/test-operations.ts'
import { addMember, invite } from './testing/test-team.ts'

let app: TestApplication
let operations: Operation[]
let dana: SignedUp
beforeAll(async () => {
  app = await startTestApplication()
  operations = await readOperations(app)
  dana = await signUp(app)
})
afterAll(() => app.close())

const protectedOperations = () => operations.filter(({ name }) => !isOpenToAnyone(name))

describe('the OpenAPI document', () => {
  test('is valid by the schema of OpenAPI 3.1', async () => {
    const document = await readDocument(app)
    expect(document.openapi).toBe('3.1.0')
    expect(await new Validator().validate({ ...document })).toEqual({ valid: true })
  })

  test('lists every route of the contract, and nothing else is served under its name', () => {
    const promised = Object.values(contract).flatMap((value) =>
      typeof value === 'object' && 'method' in value && 'path' in value
        ? [`${String(value.method).toUpperCase()} ${String(value.path)}`]
        : [],
    )
    expect(operations.map(({ name }) => name).sort()).toEqual(promised.sort())
  })

  test('has a readable page', async () => {
    const page = await app.request('/api/docs')
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('/api/openapi.json')
  })
})

test('every operation of the API has its line in the table of who may use it', () => {
  expect(operations.map(({ name }) => name).filter((name) => !isListed(name))).toEqual([])
})

test('without a valid session every operation answers the same 401', async () => {
  const expected = {
    status: 401,
    type: 'application/problem+json',
    body: JSON.stringify({
      type: 'https://pocketsoc.com/problems/signed-out',
      title: 'You are signed out',
      status: 401,
      code: 'signed-out',
      detail: 'There is no valid session with this request.',
      remedy: 'Sign in and try again.',
      requestId: '…',
    }),
  }
  const strangers: Record<string, string>[] = [
    {},
    { authorization: `Bearer ${'x'.repeat(43)}` },
    { authorization: 'Basic ZGFuYTpwYXNzd29yZA==' },
    { cookie: 'pocketsoc.session_token=made-up.signature' },
    { cookie: `pocketsoc_device=${'x'.repeat(43)}`, 'x-pocketsoc-client': 'phone' },
    // The portal's cookie does not count for a request that says it comes from the phone app.
    { ...dana.portal, 'x-pocketsoc-client': 'phone' },
  ]
  expect(protectedOperations().length).toBeGreaterThan(15)
  for (const operation of protectedOperations()) {
    for (const headers of strangers) {
      const outcome = await callOperation(app, operation, { headers })
      expect(outcome, `${operation.name} with ${JSON.stringify(headers)}`).toEqual(expected)
    }
  }
})

describe('roles', () => {
  let session: SignedUp
  beforeAll(async () => {
    session = await signUp(app)
  })

  test.each(contract.roles)('%s may do what the table of permissions says and is refused the rest', async (role) => {
    await setRole(app, session, role)
    for (const operation of protectedOperations()) {
      const headers = session.portal
      const { status, body } = await callOperation(app, operation, { headers, json: validBody(operation.name) })
      const allowed = mayUse(operation.name, role)
      const said = `${role}: ${operation.name} answered ${status} ${body}`
      expect(status === 403, said).toBe(!allowed)
      if (!allowed) expect(JSON.parse(body), said).toMatchObject({ code: 'not-allowed' })
      expect(status, said).toBeLessThan(500)
    }
  })

  test('a member who was removed from the organisation is signed out at once, in the portal and on the phone', async () => {
    const leaver = await signUp(app)
    const phone = await signInPhone(app, leaver)
    expect((await app.request('/api/v1/me', { headers: phone.headers })).status).toBe(200)
    await app.services.database.session((connection) =>
      connection.query('delete from members where user_id = $1', [leaver.me.user.id]),
    )
    for (const headers of [leaver.portal, phone.headers]) {
      expect((await app.request('/api/v1/me', { headers })).status).toBe(401)
    }
  })
})

describe("another organisation's things", () => {
  let theirs: Record<string, string> & {
    detection: string
    configuration: string
    device: string
    member: string
    invitation: string
  }
  let stranger: SignedUp

  beforeAll(async () => {
    const { services } = app
    const { user, organization } = dana.me
    const actor = { userId: user.id, name: user.name, role: 'owner', via: 'portal', deviceId: null } as const
    const context = createContext(services, organization.id, actor)
    const { id: configuration } = await createTestConfiguration(context)
    const target = { vault: services.vault, organizationId: organization.id, configurationId: configuration, now: context.now() }
    await context.transaction((tx) => ingestDetections(tx, target, [testAlert('theirs')]))
    const [row] = await context.transaction((tx) => tx.sql.select().from(detections))
    const responding = await context.transaction((tx) => insertResponse(tx, context, configuration))
    const { device } = await signInPhone(app, dana)
    const { invitation } = await invite(app, dana)
    const member = await addMember(app, dana, 'analyst')
    const team = { member: member.me.user.id, invitation: invitation.id }
    theirs = { detection: row?.id ?? '', configuration, device: device.id, ...team, ...responding }
    stranger = await signUp(app, 'Northwind')
  })

  /** A machine, an action on it and a hunting run, as rows: nothing of a vendor is needed. Answers their ids. */
  async function insertResponse(tx: Transaction, context: Context, configurationId: string) {
    const { organizationId, actor } = context
    const [machine, action, run] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()]
    const owned = { organizationId, configurationId }
    const vendorMachineId = 'their-machine'
    const at = { createdAt: context.now(), updatedAt: context.now() }
    const record = { vendorMachineId, name: 'their-laptop', online: true, tags: [], addresses: [] } as unknown as VendorMachine
    await tx.sql
      .insert(machines)
      .values({ ...owned, id: machine, vendorMachineId, record, searchText: '', refreshedAt: at.createdAt })
    const asked = { kind: 'isolate', label: 'Isolate', state: 'awaiting_approval', approvalState: 'pending', requestedHere: true }
    await tx.sql.insert(machineActions).values({ ...owned, ...asked, ...at, id: action, vendorMachineId })
    const query = { userId: actor.userId, query: 'DeviceInfo', days: 7, state: 'running', startedAt: at.createdAt }
    await tx.sql.insert(huntingRuns).values({ ...owned, ...query, id: run })
    const savedQuery = crypto.randomUUID()
    const saved = { userId: actor.userId, name: 'Theirs', query: 'DeviceInfo', shared: true, updatedAt: at.updatedAt }
    await tx.sql.insert(savedQueries).values({ ...saved, organizationId, id: savedQuery })
    return { machine, action, run, savedQuery }
  }

  // PUT last: it makes what is not there, under the id that the caller chose.
  const withId = () =>
    operations.filter(({ path }) => path.includes('{')).sort((a, b) => Number(a.method === 'PUT') - Number(b.method === 'PUT'))

  test('cannot be told from things that do not exist: the same bytes on every route with an id', async () => {
    expect(withId().length).toBeGreaterThan(5)
    for (const operation of withId()) {
      const ask = async (id: string) => {
        const request = { id, headers: stranger.portal, json: validBody(operation.name) }
        const { body, ...rest } = await callOperation(app, operation, request)
        return { ...rest, body: body.replaceAll(id, 'the id') }
      }
      const unknown = await ask(crypto.randomUUID())
      if (operation.method !== 'PUT') expect(unknown.status, operation.name).toBeGreaterThanOrEqual(400)
      for (const [kind, id] of Object.entries(theirs)) {
        expect(await ask(id), `${operation.name} with the id of a ${kind}`).toEqual(unknown)
      }
    }
  })

  test('an id that is no id at all is missing too', async () => {
    for (const operation of withId()) {
      const { status, body } = await callOperation(app, operation, {
        id: "1' or 'a'='a",
        headers: stranger.portal,
        json: validBody(operation.name),
      })
      expect(status, operation.name).toBe(404)
      expect(JSON.parse(body), operation.name).toMatchObject({ code: 'missing' })
    }
  })

  test('were not touched by any of these attempts, and their owner sees them', async () => {
    const { id: organizationId } = dana.me.organization
    const [configuration] = await asOrganization(app.services.database, organizationId, (tx) =>
      tx.sql.select().from(vendorConfigurations),
    )
    expect(configuration).toMatchObject({ id: theirs.configuration, displayName: 'Head office' })
    const [device] = await asOrganization(app.services.database, organizationId, (tx) => tx.sql.select().from(devices))
    expect(device).toMatchObject({ id: theirs.device, revokedAt: null })
    const team = await asOrganization(app.services.database, organizationId, async (tx) => ({
      members: await tx.sql.select().from(members).where(eq(members.userId, theirs.member)),
      invitations: await tx.sql.select().from(invitations).where(eq(invitations.id, theirs.invitation)),
    }))
    expect(team).toMatchObject({ members: [{ role: 'analyst' }], invitations: [{ state: 'open' }] })
    const actions = await asOrganization(app.services.database, organizationId, (tx) => tx.sql.select().from(machineActions))
    expect(actions).toMatchObject([{ id: theirs.action, state: 'awaiting_approval', approvalState: 'pending' }])
    const seen = { detections: theirs.detection, 'vendor-configurations': theirs.configuration, 'machine-actions': theirs.action }
    for (const path of [...Object.entries(seen).map((parts) => `/${parts.join('/')}`), `/hunting/runs/${theirs.run}`]) {
      expect((await app.request(`/api/v1${path}`, { headers: dana.portal })).status).toBe(200)
    }
  })
})
