import type { VendorConfiguration } from '@pocketsoc/contract'
import { count } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Context } from '../../context.ts'
import { auditEntries, detections, vendorPolls, vendorSecrets } from '../../db/schema/index.ts'
import { Problem } from '../../http/problem.ts'
import { testAlert } from '../../testing/test-alerts.ts'
import { createTestConfiguration, testConfigurationInput, testFields, testSecret } from '../../testing/test-configuration.ts'
import { createTestMember, createTestServices, type TestServices } from '../../testing/test-services.ts'
import { ingestDetections } from '../detections/index.ts'
import { createConfiguration } from './create-configuration.ts'
import { deleteConfiguration } from './delete-configuration.ts'
import { getConfiguration, listConfigurations, listProfiles } from './list-configurations.ts'
import { openSecrets } from './secrets.ts'
import { updateConfiguration } from './update-configuration.ts'

let services: TestServices
beforeAll(async () => {
  services = await createTestServices()
})
afterAll(() => services.database.close())

let member: Context
let created: VendorConfiguration
beforeEach(async () => {
  member = await createTestMember(services)
  created = await createTestConfiguration(member)
  services.enqueued.length = 0
})

const secretsNow = () =>
  member.transaction((tx) =>
    openSecrets(tx, services.vault, { organizationId: member.organizationId, configurationId: created.id }),
  )

test('what is answered says which secrets are held and since when, and never holds one', async () => {
  expect(created.secrets).toEqual({ clientSecret: { setAt: new Date(services.clock.now()).toISOString() } })
  expect(created.settings).toEqual({ ...testFields(), clientSecret: undefined })
  const answers = [
    created,
    await getConfiguration(member, created.id),
    await listConfigurations(member),
    await listProfiles(member),
  ]
  expect(JSON.stringify(answers)).not.toContain(testSecret)
})

test('a new configuration waits for its first poll, and the portal shows it as connecting', async () => {
  const another = await createTestConfiguration(member, { displayName: 'Branches' })
  expect(another.health).toMatchObject({ state: 'connecting', problem: null, detectionCount: 0, backfill: null })
  expect(services.enqueued).toMatchObject([{ name: 'vendor-configuration.poll', key: another.id }])
})

test('every field that cannot be right is pointed at, at once', async () => {
  const input = testConfigurationInput()
  const fields = { ...input.fields, clientId: 'x', tenantId: '', baseUrl: 'http://10.0.0.1' }
  const refusal = await createConfiguration(member, { ...input, displayName: 'Wrong', fields }).catch((error: Problem) => error)
  expect(refusal).toBeInstanceOf(Problem)
  const pointers = (refusal as Problem).options.errors?.map(({ pointer }) => pointer)
  expect(pointers?.sort()).toEqual(['/fields/baseUrl', '/fields/clientId', '/fields/tenantId'])
  for (const wrong of [{ vendor: 'nobody' }, { authType: 'magic' }]) {
    await expect(createConfiguration(member, { ...input, displayName: 'Wrong', ...wrong })).rejects.toThrow(Problem)
  }
  expect(await listConfigurations(member)).toHaveLength(1)
})

test('a Display Name is taken in any spelling of its case, in this organisation only', async () => {
  await expect(createTestConfiguration(member, { displayName: 'HEAD office' })).rejects.toMatchObject({ code: 'conflict' })
  const other = await createTestMember(services)
  await createTestConfiguration(other, { displayName: 'HEAD office' })
  const second = await createTestConfiguration(member, { displayName: 'Second' })
  await expect(updateConfiguration(member, second.id, { displayName: 'head OFFICE' })).rejects.toMatchObject({
    code: 'conflict',
    options: { errors: [{ pointer: '/displayName' }] },
  })
  expect((await updateConfiguration(member, created.id, { displayName: 'HEAD OFFICE' })).displayName).toBe('HEAD OFFICE')
})

test('a rename alone leaves values, secret and schedule as they are', async () => {
  const before = await pollRow()
  await services.clock.advance(5000)
  const renamed = await updateConfiguration(member, created.id, { displayName: 'Renamed' })
  expect(renamed).toMatchObject({ displayName: 'Renamed', settings: created.settings, secrets: created.secrets })
  expect(await pollRow()).toEqual(before)
  expect(services.enqueued).toEqual([])
})

async function pollRow() {
  const [row] = await member.transaction((tx) => tx.sql.select().from(vendorPolls))
  return row
}

test('a secret left out or empty stays, a new one replaces it and is tried at once, whatever pause a failure asked for', async () => {
  const later = new Date(services.clock.now() + 300_000)
  await member.transaction((tx) => tx.sql.update(vendorPolls).set({ nextPollAt: later, failures: 5 }))
  await updateConfiguration(member, created.id, {
    fields: { tenantId: '5d0b7c1e-0b8d-4a55-9d5e-1f2f6a3c9b11', clientSecret: '' },
    confirmed: true,
  })
  expect(await secretsNow()).toEqual({ clientSecret: testSecret })
  const changed = await updateConfiguration(member, created.id, {
    fields: { clientSecret: 'fresh~secret.value-0002' },
    confirmed: true,
  })
  expect(await secretsNow()).toEqual({ clientSecret: 'fresh~secret.value-0002' })
  expect(changed.settings.tenantId).toBe('5d0b7c1e-0b8d-4a55-9d5e-1f2f6a3c9b11')
  expect(await pollRow()).toMatchObject({ nextPollAt: new Date(services.clock.now()), failures: 0 })
  expect(services.enqueued.at(-1)).toMatchObject({ key: created.id })
})

test('a change with a bad value changes nothing at all, the new name included', async () => {
  const change = { displayName: 'Half', fields: { clientId: 'x', clientSecret: 'fresh~secret.value-0003' } }
  await expect(updateConfiguration(member, created.id, change)).rejects.toMatchObject({ code: 'invalid-input' })
  expect(await getConfiguration(member, created.id)).toEqual(created)
  expect(await secretsNow()).toEqual({ clientSecret: testSecret })
})

test('deleting it takes its secrets, detections and reading state along, and leaves the others', async () => {
  const kept = await createTestConfiguration(member, { displayName: 'Kept' })
  for (const { id } of [created, kept]) {
    const target = { vault: services.vault, organizationId: member.organizationId, configurationId: id, now: member.now() }
    await member.transaction((tx) => ingestDetections(tx, target, [testAlert('same-id')]))
  }
  await deleteConfiguration(member, created.id)
  const left = await member.transaction(async (tx) => {
    const counted: (number | undefined)[] = []
    for (const table of [detections, vendorSecrets, vendorPolls]) {
      counted.push((await tx.sql.select({ rows: count() }).from(table))[0]?.rows)
    }
    return counted
  })
  expect(left).toEqual([1, 1, 1])
  await expect(getConfiguration(member, created.id)).rejects.toMatchObject({ code: 'missing' })
  await expect(deleteConfiguration(member, created.id)).rejects.toMatchObject({ code: 'missing' })
})

test('adding, changing and deleting are on the record, with what is new and never a secret', async () => {
  const renamed = 'Head office, renamed'
  await updateConfiguration(member, created.id, { displayName: renamed })
  const fields = { ...testFields(), tenantId: '11111111-2222-4333-8444-555555555555', clientSecret: 'canary-another~secret' }
  await updateConfiguration(member, created.id, { fields, confirmed: true })
  await deleteConfiguration(member, created.id)
  const entries = await member.transaction((tx) => tx.sql.select().from(auditEntries).orderBy(auditEntries.sequence))
  const { clientSecret: _secret, ...settings } = testFields()
  const first = { vendor: created.vendor, displayName: created.displayName, authType: created.authType, ...settings }
  const moved = { ...first, displayName: renamed, tenantId: fields.tenantId }
  expect(
    entries.map(({ event, targetId, targetName, before, after }) => ({ event, targetId, targetName, before, after })),
  ).toEqual(
    [
      ['created', created.displayName, null, { ...first, newSecrets: ['clientSecret'] }],
      ['changed', renamed, first, { ...first, displayName: renamed }],
      ['changed', renamed, { ...first, displayName: renamed }, { ...moved, newSecrets: ['clientSecret'] }],
      ['deleted', renamed, moved, null],
    ].map(([done, targetName, before, after]) => ({
      event: `vendor-configuration.${done}`,
      targetId: created.id,
      targetName,
      before,
      after,
    })),
  )
  expect(JSON.stringify(entries)).not.toMatch(/canary/)
})
