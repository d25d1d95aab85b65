import { randomBytes } from 'node:crypto'
import { inflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Context } from '../context.ts'
import { dataKeys, detectionDetails, vendorSecrets } from '../db/schema/index.ts'
import { asSystem } from '../db/scoped.ts'
import { ingestDetections } from '../features/detections/index.ts'
import { openSecrets } from '../features/vendor-configurations/secrets.ts'
import { testAlert } from '../testing/test-alerts.ts'
import { createTestConfiguration, testSecret } from '../testing/test-configuration.ts'
import { createTestMember, createTestServices, type TestServices } from '../testing/test-services.ts'
import { masterKeyOf } from './master-key.ts'
import { SealBroken } from './sealing.ts'
import { createVault, rewrapDataKeys } from './vault.ts'

const newMasterKey = () => masterKeyOf(randomBytes(32).toString('base64'))
const master = newMasterKey()
const rawCanary = 'canary-in-the-raw-payload-7d1f'

let services: TestServices
let mine: Context
let theirs: Context
let configurationId: string
beforeAll(async () => {
  services = await createTestServices()
  services.vault = createVault(master, services.environment.clock.now)
  mine = await createTestMember(services)
  theirs = await createTestMember(services)
  configurationId = (await createTestConfiguration(mine, { displayName: 'canary-in-the-name' })).id
  const target = { vault: services.vault, organizationId: mine.organizationId, configurationId, now: mine.now() }
  await mine.transaction((tx) => ingestDetections(tx, target, [testAlert('a-1', {}, { id: 'a-1', unmapped: rawCanary })]))
})
afterAll(() => services.database.close())

const place = (organizationId: string, row = 'row-1') => ({ organizationId, column: 'any.column', row })
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
const bytes = (value: string) => new TextEncoder().encode(value)

test('a sealed value opens in its row only, not in another row or column of the same organisation', async () => {
  const { vault } = services
  await mine.transaction(async (tx) => {
    const home = place(mine.organizationId)
    const sealed = await vault.seal(tx, home, bytes('value'))
    expect(text(await vault.open(tx, home, sealed))).toBe('value')
    await expect(vault.open(tx, { ...home, row: 'row-2' }, sealed)).rejects.toThrow(SealBroken)
    await expect(vault.open(tx, { ...home, column: 'other.column' }, sealed)).rejects.toThrow(SealBroken)
  })
})

test("another organisation's data key does not open it, even for the same row", async () => {
  const { vault } = services
  const sealed = await mine.transaction((tx) => vault.seal(tx, place(mine.organizationId), bytes('value')))
  const opening = theirs.transaction((tx) => vault.open(tx, place(theirs.organizationId), sealed))
  await expect(opening).rejects.toThrow(SealBroken)
})

test('two first uses at once end with one data key, and both values open', async () => {
  const fresh = await createTestMember(services)
  const seals = ['one', 'two', 'three'].map((value, index) =>
    // A vault each, as in processes that do not share memory.
    fresh.transaction((tx) =>
      createVault(master, services.clock.now).seal(tx, place(fresh.organizationId, `${index}`), bytes(value)),
    ),
  )
  const sealed = await Promise.all(seals)
  const opened = await fresh.transaction(async (tx) => {
    const vault = createVault(master, services.clock.now)
    const values: string[] = []
    for (const [index, value] of sealed.entries()) {
      values.push(text(await vault.open(tx, place(fresh.organizationId, `${index}`), value)))
    }
    return values
  })
  expect(opened).toEqual(['one', 'two', 'three'])
})

test('a first seal that is rolled back leaves no key in memory that the database does not hold', async () => {
  const fresh = await createTestMember(services)
  const vault = createVault(master, services.clock.now)
  const undone = fresh.transaction(async (tx) => {
    await vault.seal(tx, place(fresh.organizationId), bytes('lost'))
    throw new Error('undone')
  })
  await expect(undone).rejects.toThrow('undone')
  const sealed = await fresh.transaction((tx) => vault.seal(tx, place(fresh.organizationId), bytes('kept')))
  const afterRestart = createVault(master, services.clock.now)
  const opened = await fresh.transaction((tx) => afterRestart.open(tx, place(fresh.organizationId), sealed))
  expect(text(opened)).toBe('kept')
})

/** Every row of every table as text, with bytes in hexadecimal, as a dump of the database would hold them. */
async function dumpRows(): Promise<Map<string, string>> {
  return services.database.session(async (connection) => {
    const { rows: tables } = await connection.query<{ name: string }>(`
      select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema')`)
    const dump = new Map<string, string>()
    for (const { name } of tables) {
      const { rows } = await connection.query<{ line: string }>(`select t::text as line from ${name} t`)
      dump.set(name, rows.map(({ line }) => line).join('\n'))
    }
    return dump
  })
}

const spellings = (secret: string) => [secret, Buffer.from(secret).toString('hex'), Buffer.from(secret).toString('base64')]

test('neither a client secret nor a raw payload stands in any column of any table in a form that can be read', async () => {
  const dump = await dumpRows()
  const holding = (secret: string) =>
    [...dump].filter(([, rows]) => spellings(secret).some((spelling) => rows.includes(spelling))).map(([table]) => table)
  const named = ['public.audit_entries', 'public.vendor_configurations']
  expect(holding('canary-in-the-name').sort(), 'the search itself finds what is there').toEqual(named)
  expect(holding(testSecret)).toEqual([])
  expect(holding(rawCanary)).toEqual([])
  expect(dump.get('public.vendor_secrets')).not.toBe('')
})

test('the raw payload opens to exactly what the vendor sent', async () => {
  const opened = await mine.transaction(async (tx) => {
    const [row] = await tx.sql.select().from(detectionDetails)
    if (!row) throw new Error('nothing was stored')
    const home = { organizationId: mine.organizationId, column: 'detection_details.raw', row: row.detectionId }
    return services.vault.open(tx, home, row.rawSealed)
  })
  expect(JSON.parse(inflateRawSync(opened).toString())).toEqual({ id: 'a-1', unmapped: rawCanary })
})

test('after a rewrap the new master key opens every value, the old one none, and the values themselves are untouched', async () => {
  const next = newMasterKey()
  const owner = { organizationId: mine.organizationId, configurationId }
  const read = (vault = services.vault) => mine.transaction((tx) => openSecrets(tx, vault, owner))
  const sealedBefore = await mine.transaction((tx) => tx.sql.select().from(vendorSecrets))

  const keys = await asSystem(services.database, (tx) => tx.sql.select().from(dataKeys))
  const count = await asSystem(services.database, (tx) =>
    rewrapDataKeys(tx, { previous: master, next, now: new Date(services.clock.now()) }),
  )
  expect(count).toBe(keys.length)
  expect(count).toBeGreaterThan(1)
  expect(await read(createVault(next, services.clock.now))).toEqual({ clientSecret: testSecret })
  await expect(read(createVault(master, services.clock.now))).rejects.toThrow(SealBroken)
  expect(await mine.transaction((tx) => tx.sql.select().from(vendorSecrets))).toEqual(sealedBefore)
})

test('a rewrap from a key that wraps nothing here changes nothing', async () => {
  const before = await asSystem(services.database, (tx) => tx.sql.select().from(dataKeys))
  const wrong = asSystem(services.database, (tx) =>
    rewrapDataKeys(tx, { previous: newMasterKey(), next: newMasterKey(), now: new Date(services.clock.now()) }),
  )
  await expect(wrong).rejects.toThrow(SealBroken)
  expect(await asSystem(services.database, (tx) => tx.sql.select().from(dataKeys))).toEqual(before)
})
