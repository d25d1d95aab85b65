import { readMigrationFiles } from 'drizzle-orm/migrator'
import type { Connection, Database } from './database.ts'

const folder = new URL('./migrations', import.meta.url).pathname

// Any number; every process of this product must take the same one.
const migrationLock = 7_301_977

/**
 * Brings the schema up to date; answers how many migrations ran. Each runs in a transaction of its own, and a
 * second process waits for the first.
 */
export async function migrate(database: Database): Promise<number> {
  return database.session(async (connection) => {
    await connection.query('select pg_advisory_lock($1)', [migrationLock])
    try {
      return await applyNew(connection)
    } finally {
      await connection.query('select pg_advisory_unlock($1)', [migrationLock])
    }
  })
}

async function applyNew(connection: Connection): Promise<number> {
  await connection.execute(
    'create table if not exists schema_migrations (name_hash text primary key, applied_at timestamptz not null default now())',
  )
  const { rows } = await connection.query<{ name_hash: string }>('select name_hash from schema_migrations')
  const applied = new Set(rows.map((row) => row.name_hash))
  const fresh = readMigrationFiles({ migrationsFolder: folder }).filter((migration) => !applied.has(migration.hash))
  for (const migration of fresh) {
    await connection.execute('begin')
    for (const statement of migration.sql) await connection.execute(statement)
    await connection.query('insert into schema_migrations (name_hash) values ($1)', [migration.hash])
    await connection.execute('commit')
  }
  return fresh.length
}
