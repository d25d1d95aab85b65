import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import { lockDataFolder } from '../data-folder.ts'
import { openPglite } from '../db/pglite-database.ts'
import { organizations } from '../db/schema/index.ts'
import { asOrganization, asSystem } from '../db/scoped.ts'
import { embeddedTemplate } from '../testing/test-database.ts'
import { loadMasterKey, masterKeyOf } from './master-key.ts'
import { SealBroken } from './sealing.ts'
import { createVault } from './vault.ts'

const command = fileURLToPath(new URL('rewrap-data-keys.ts', import.meta.url))
const organizationId = uuidv7()
const place = { organizationId, column: 'any.column', row: 'row' }
const newKey = () => randomBytes(32).toString('base64')

async function rewrap(environment: Record<string, string>): Promise<string> {
  // DATABASE_URL is left out on purpose: the folder's own database is what is rewrapped.
  const run = promisify(execFile)(process.execPath, [command], { env: { PATH: process.env.PATH, ...environment } })
  return run.then(
    ({ stdout }) => stdout,
    ({ stdout, stderr, code }) => `exit ${code}: ${stderr}${stdout}`,
  )
}

const openFolder = (folder: string) => openPglite({ folder: join(folder, 'database'), dump: null })

async function folderWithSealedValue(): Promise<{ folder: string; sealed: Uint8Array }> {
  const folder = mkdtempSync(join(tmpdir(), 'pocketsoc-rewrap-'))
  const database = await openPglite({ folder: join(folder, 'database'), dump: readFileSync(await embeddedTemplate()) })
  await asSystem(database, (tx) =>
    tx.sql.insert(organizations).values({ id: organizationId, name: 'Fabrikam', createdAt: new Date(0) }),
  )
  const vault = createVault(loadMasterKey(null, folder), Date.now)
  const sealed = await asOrganization(database, organizationId, (tx) => vault.seal(tx, place, Buffer.from('value')))
  await database.close()
  return { folder, sealed }
}

test('the command moves data keys from the key file to a key in the environment, and from that to the next', async () => {
  const { folder, sealed } = await folderWithSealedValue()
  const [second, third] = [newKey(), newKey()]
  const settings = { POCKETSOC_DATA: folder }

  expect(await rewrap(settings)).toMatch(/^exit 1: Set POCKETSOC_MASTER_KEY/)
  const unlock = lockDataFolder(folder)
  expect(await rewrap({ ...settings, POCKETSOC_MASTER_KEY: second })).toMatch(/^exit 1: Another PocketSOC server is running/)
  unlock()
  expect(await rewrap({ ...settings, POCKETSOC_MASTER_KEY: second })).toMatch(/^1 data key is now wrapped/)
  const fromSecond = { ...settings, POCKETSOC_MASTER_KEY: third, POCKETSOC_MASTER_KEY_PREVIOUS: second }
  expect(await rewrap(fromSecond)).toMatch(/^1 data key is now wrapped/)

  const database = await openFolder(folder)
  const openWith = (key: string) =>
    asOrganization(database, organizationId, (tx) => createVault(masterKeyOf(key), Date.now).open(tx, place, sealed))
  expect(Buffer.from(await openWith(third)).toString()).toBe('value')
  await expect(openWith(second)).rejects.toThrow(SealBroken)
  await database.close()
})
