import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Context } from '../../context.ts'
import { machineActions, machines, members } from '../../db/schema/index.ts'
import { asSystem } from '../../db/scoped.ts'
import { createTestConfiguration } from '../../testing/test-configuration.ts'
import { blankMachine } from '../../testing/test-machine-vendor.ts'
import { createTestMember, createTestServices, type TestServices } from '../../testing/test-services.ts'
import { updateIsolation } from './derive-isolation.ts'
import { remindOfIsolation } from './remind-of-isolation.ts'

// The policy's span is a day where none was set.
const aDayAndMore = 25 * 60 * 60_000

let services: TestServices
let owner: Context
let responder: Context
let machine: { id: string; configurationId: string; vendorMachineId: string }

beforeAll(async () => {
  services = await createTestServices()
})
afterAll(() => services.database.close())

beforeEach(async () => {
  owner = await createTestMember(services)
  responder = await createTestMember(services, 'responder', owner.organizationId)
  const { id: configurationId } = await createTestConfiguration(owner)
  machine = { id: randomUUID(), configurationId, vendorMachineId: randomUUID() }
  const record = { ...blankMachine, vendorMachineId: machine.vendorMachineId, tags: [] }
  const read = { name: 'fin-lt-0142', record, searchText: '', refreshedAt: owner.now() }
  await owner.transaction((tx) => tx.sql.insert(machines).values({ ...machine, ...read, organizationId: owner.organizationId }))
})

const addressOf = ({ actor }: Context) => `${actor.userId}@fabrikam.example`

interface Ended {
  kind: 'isolate' | 'release'
  state: 'done' | 'failed'
  /** Null for one begun in the vendor's portal. */
  by: Context | null
}

async function hasEnded({ kind, state, by }: Ended): Promise<void> {
  const at = owner.now()
  const { organizationId } = owner
  const asked = {
    requestedHere: by !== null,
    requestedByUserId: by?.actor.userId ?? null,
    requestedBy: by?.actor.name ?? 'ana@portal',
  }
  await owner.transaction(async (tx) => {
    await tx.sql.insert(machineActions).values({
      ...asked,
      id: randomUUID(),
      organizationId,
      configurationId: machine.configurationId,
      vendorMachineId: machine.vendorMachineId,
      kind,
      label: kind,
      isolationType: kind === 'isolate' ? 'full' : null,
      state,
      createdAt: at,
      updatedAt: at,
      finishedAt: at,
    })
    await updateIsolation(tx, machine, at)
  })
  await services.clock.advance(1000)
}

async function reminders() {
  services.mails.length = 0
  await remindOfIsolation(services)
  // Machines of the other tests are reminded of in the same round.
  return services.mails
    .filter(({ button }) => button.url.endsWith(machine.id))
    .map(({ to, paragraphs }) => ({ to, said: paragraphs[1] }))
}

test('whoever isolated a machine is reminded once each span of the policy', async () => {
  await hasEnded({ kind: 'isolate', state: 'done', by: responder })
  expect(await reminders()).toEqual([])
  await services.clock.advance(aDayAndMore)
  expect(await reminders()).toEqual([
    { to: addressOf(responder), said: 'you isolated fin-lt-0142 25 hours ago, and it still is.' },
  ])
  await services.clock.advance(2 * 60 * 60_000)
  expect(await reminders()).toEqual([])
  await services.clock.advance(aDayAndMore)
  expect(await reminders()).toHaveLength(1)
})

test('the owners are, where whoever isolated it has left: nothing is mailed to people outside', async () => {
  await hasEnded({ kind: 'isolate', state: 'done', by: responder })
  await asSystem(services.database, (tx) => tx.sql.delete(members).where(eq(members.userId, responder.actor.userId)))
  await services.clock.advance(aDayAndMore)
  expect(await reminders()).toMatchObject([{ to: addressOf(owner) }])
})

test('the owners are, where it was isolated in the vendor’s portal', async () => {
  await hasEnded({ kind: 'isolate', state: 'done', by: null })
  await services.clock.advance(aDayAndMore)
  expect(await reminders()).toEqual([
    { to: addressOf(owner), said: 'ana@portal isolated fin-lt-0142 25 hours ago, and it still is.' },
  ])
})

test('a machine whose release failed is still cut off and is reminded of; one that was released is not', async () => {
  await hasEnded({ kind: 'isolate', state: 'done', by: responder })
  await hasEnded({ kind: 'release', state: 'failed', by: responder })
  await services.clock.advance(aDayAndMore)
  expect(await reminders()).toMatchObject([{ to: addressOf(responder), said: expect.stringContaining('failed') }])
  await hasEnded({ kind: 'release', state: 'done', by: responder })
  await services.clock.advance(aDayAndMore)
  expect(await reminders()).toEqual([])
})
