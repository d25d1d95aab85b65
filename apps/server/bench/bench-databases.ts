import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { Database } from '../src/db/database.ts'
import { migrate } from '../src/db/migrate.ts'
import { openPglite } from '../src/db/pglite-database.ts'
import { openPostgres } from '../src/db/postgres-database.ts'

export interface BenchDatabase {
  name: string
  database: Database
  /** Closes it and removes everything that it stored. */
  drop(): Promise<void>
}

const localServer = 'postgres://postgres@127.0.0.1:5432/postgres'

/**
 * Runs a benchmark on the embedded database, in a folder as in earnest, and on a PostgreSQL server: that of
 * DATABASE_URL, else one on 127.0.0.1:5432, else none. Each time on a fresh, migrated database.
 * `POCKETSOC_BENCH_ON=pglite` or `postgres` leaves the other out.
 */
export async function onEachDatabase(benchmark: (bench: BenchDatabase) => Promise<void>): Promise<void> {
  const serverUrl = process.env.DATABASE_URL ?? ((await answers('127.0.0.1', 5432)) ? localServer : undefined)
  const only = process.env.POCKETSOC_BENCH_ON
  const openers: { kind: Database['kind']; open: () => Promise<BenchDatabase> }[] = [{ kind: 'pglite', open: openEmbedded }]
  if (serverUrl) openers.push({ kind: 'postgres', open: () => openOnServer(serverUrl) })
  for (const { kind, open } of openers) {
    if (only && only !== kind) continue
    const bench = await open()
    try {
      await migrate(bench.database)
      await benchmark(bench)
    } finally {
      await bench.drop()
    }
  }
  if (!serverUrl) console.log('\nNo PostgreSQL server: set DATABASE_URL to measure one too.')
}

async function openEmbedded(): Promise<BenchDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'pocketsoc-bench-'))
  const database = await openPglite({ folder, dump: null })
  return {
    name: 'PGlite (embedded)',
    database,
    async drop() {
      await database.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function openOnServer(url: string): Promise<BenchDatabase> {
  const name = `pocketsoc_bench_${randomBytes(6).toString('hex')}`
  const version = await onServer(url, async (admin) => {
    await admin.query(`create database ${name}`)
    return (await admin.query('show server_version')).rows[0].server_version as string
  })
  const database = openPostgres(Object.assign(new URL(url), { pathname: `/${name}` }).href, 10)
  return {
    name: `PostgreSQL ${version.split(' ')[0]} (server)`,
    database,
    async drop() {
      await database.close()
      await onServer(url, (admin) => admin.query(`drop database ${name} with (force)`))
    },
  }
}

async function onServer<T>(url: string, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  try {
    return await work(admin)
  } finally {
    await admin.end()
  }
}

function answers(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 500 })
    const settle = (open: boolean) => {
      socket.destroy()
      resolve(open)
    }
    socket.on('connect', () => settle(true))
    socket.on('error', () => settle(false))
    socket.on('timeout', () => settle(false))
  })
}
