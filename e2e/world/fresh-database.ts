import { randomBytes } from 'node:crypto'
import { Client } from 'pg'

/** A database of its own for one world. */
export interface FreshDatabase {
  url: string
  /** Every value of every table, as text, for looking whether something is in it that must not be. */
  everything(): Promise<string>
  /** Runs one statement on it. */
  run(statement: string, values: string[]): Promise<void>
  drop(): Promise<void>
}

/** Makes an empty database on the server that `serverUrl` names. Its user must be allowed to create databases. */
export async function createFreshDatabase(serverUrl: string): Promise<FreshDatabase> {
  const name = `pocketsoc_story_${randomBytes(6).toString('hex')}`
  await query(serverUrl, `create database ${name}`)
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return {
    url: url.href,
    everything: () => dump(url.href),
    run: async (statement, values) => {
      await query(url.href, statement, values)
    },
    drop: async () => {
      await query(serverUrl, `drop database if exists ${name} with (force)`)
    },
  }
}

async function dump(url: string): Promise<string> {
  const tables = await query(
    url,
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
  )
  const texts: string[] = []
  for (const { name } of tables) {
    const rows = await query(url, `select row::text from ${name} as row`)
    texts.push(...rows.map(({ row }) => String(row)))
  }
  return texts.join('\n')
}

async function query(url: string, statement: string, values: string[] = []): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(statement, values)).rows
  } finally {
    await client.end()
  }
}
