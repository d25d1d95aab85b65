import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { machineActions, machines } from '../../db/schema/index.ts'
import { createTestConfiguration } from '../../testing/test-configuration.ts'
import { blankMachine } from '../../testing/test-machine-vendor.ts'
import { createTestMember, createTestServices, type TestServices } from '../../testing/test-services.ts'
import { storeMachines } from './store-machines.ts'

let services: TestServices
beforeAll(async () => {
  services = await createTestServices()
})
afterAll(() => services.database.close())

test('a machine whose actions were read before the inventory held it gets their state as it comes in', async () => {
  const owner = await createTestMember(services)
  const { organizationId } = owner
  const { id: configurationId } = await createTestConfiguration(owner)
  const [cutOff, untouched] = [randomUUID(), randomUUID()]
  const at = owner.now()
  const stored = await owner.transaction(async (tx) => {
    await tx.sql.insert(machineActions).values({
      id: randomUUID(),
      organizationId,
      configurationId,
      vendorMachineId: cutOff,
      kind: 'isolate',
      label: 'Isolate',
      state: 'done',
      requestedHere: false,
      createdAt: at,
      updatedAt: at,
      finishedAt: at,
    })
    const target = { organizationId, configurationId, now: at }
    const received = [cutOff, untouched].map((vendorMachineId) => ({ ...blankMachine, vendorMachineId, tags: [] }))
    await storeMachines(tx, target, received)
    return tx.sql.select().from(machines).where(eq(machines.configurationId, configurationId))
  })
  const stateOf = (id: string) => stored.find(({ vendorMachineId }) => vendorMachineId === id)
  expect(stateOf(cutOff)).toMatchObject({ isolationState: 'isolated', isolationSince: at })
  expect(stateOf(untouched)).toMatchObject({ isolationState: 'not_isolated', isolationCheckedAt: null })
})
