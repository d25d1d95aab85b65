import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import type { Database } from '../db/database.ts'
import { migrate } from '../db/migrate.ts'
import { openPglite } from '../db/pglite-database.ts'
import { openPostgres } from '../db/postgres-database.ts'
import { startJobQueue } from '../jobs/job-queue.ts'
import { createLog } from '../log.ts'

/**
 * A fresh, migrated database for one suite: a copy of a template that is made once for each state of the schema. On
 * the embedded database, or on the server of DATABASE_URL, where closing it drops it.
 */
export async function createTestDatabase(): Promise<Database> {
  const serverUrl = process.env.DATABASE_URL
  return serverUrl ? copyOnServer(serverUrl) : openPglite({ folder: null, dump: readFileSync(await embeddedTemplate()) })
}

function schemaHash(): string {
  const hash = createHash('sha256')
  const folders = ['../db/migrations', '../jobs'].map((path) => fileURLToPath(new URL(path, import.meta.url)))
  for (const folder of folders) {
    for (const file of readdirSync(folder)
      .filter((name) => /\.(sql|ts)$/.test(name))
      .sort())
      hash.update(readFileSync(join(folder, file)))
  }
  return hash.digest('hex').slice(0, 16)
}

async function prepare(database: Database): Promise<void> {
  await migrate(database)
  const jobs = await startJobQueue(database, createLog('silent'))
  await jobs.stop()
}

/** File with the dump of an embedded database that is migrated and otherwise empty. */
export async function embeddedTemplate(): Promise<string> {
  const file = join(tmpdir(), `pocketsoc-test-${schemaHash()}.tar`)
  if (existsSync(file)) return file
  const database = await openPglite({ folder: null, dump: null })
  await prepare(database)
  const draft = join(mkdtempSync(join(tmpdir(), 'pocketsoc-test-')), 'template.tar')
  writeFileSync(draft, await database.dump())
  await database.close()
  // Renamed when whole: suites in other processes look for it at the same time.
  renameSync(draft, file)
  return file
}

const withName = (url: string, name: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href

async function copyOnServer(serverUrl: string): Promise<Database> {
  const template = `pocketsoc_template_${schemaHash()}`
  const name = `pocketsoc_test_${randomUUID().replaceAll('-', '')}`
  await onServer(serverUrl, async (admin) => {
    await admin.query('select pg_advisory_lock(7301979)')
    const { rowCount } = await admin.query('select from pg_database where datname = $1', [template])
    if (rowCount === 0) await makeTemplate(serverUrl, admin, template)
    await admin.query(`create database ${name} template ${template}`)
  })
  const database = openPostgres(withName(serverUrl, name), 5)
  return {
    ...database,
    async close() {
      await database.close()
      await onServer(serverUrl, async (admin) => void (await admin.query(`drop database ${name} with (force)`)))
    },
  }
}

async function makeTemplate(serverUrl: string, admin: pg.Client, template: string): Promise<void> {
  const draft = `${template}_draft`
  await admin.query(`drop database if exists ${draft}`)
  await admin.query(`create database ${draft}`)
  const database = openPostgres(withName(serverUrl, draft), 5)
  await prepare(database)
  await database.close()
  await admin.query(`alter database ${draft} rename to ${template}`)
}

async function onServer(serverUrl: string, work: (admin: pg.Client) => Promise<void>): Promise<void> {
  const admin = new pg.Client({ connectionString: serverUrl })
  await admin.connect()
  try {
    await work(admin)
  } finally {
    await admin.end()
  }
}
