import pg from 'pg'
import type { Connection, Database } from './database.ts'
import { valueParsers } from './value-parsers.ts'

const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    format === 'binary' ? pg.types.getTypeParser(oid, 'binary') : (valueParsers[oid] ?? pg.types.getTypeParser(oid, 'text')),
}

function connectionOf(client: pg.ClientBase): Connection {
  return {
    async query<Row>(text: string, values: readonly unknown[] = []) {
      const { rows } = await client.query({ text, values: [...values], types: types as pg.CustomTypesConfig })
      return { rows: rows as Row[] }
    },
    async queryArrays(text, values = []) {
      const query = { text, values: [...values], rowMode: 'array' as const, types: types as pg.CustomTypesConfig }
      return { rows: (await client.query(query)).rows }
    },
    async execute(text) {
      const results = await client.query(text)
      return { rows: [results].flat().flatMap((result) => result.rows) }
    },
  }
}

// Any number; every process of this product must take the same one.
const workersLock = 7_301_978

/** A PostgreSQL server, version 15 or newer. `url` is a connection string, which is never logged. */
export function openPostgres(url: string, poolSize: number): Database {
  const pool = new pg.Pool({ connectionString: url, max: poolSize, application_name: 'pocketsoc' })
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined)
  const listeners = new Set<() => Promise<void>>()
  let membership: pg.Client | undefined

  return {
    kind: 'postgres',
    async session(work) {
      const client = await pool.connect()
      let broken: Error | undefined
      try {
        return await work(connectionOf(client))
      } catch (error) {
        broken = await client.query('rollback').then(
          () => undefined,
          (cause: Error) => cause,
        )
        throw error
      } finally {
        client.release(broken)
      }
    },
    async listen(channel, onPayload) {
      const stop = await listenForever(url, channel, onPayload)
      listeners.add(stop)
      return async () => {
        listeners.delete(stop)
        await stop()
      }
    },
    async joinWorkers() {
      membership = new pg.Client({ connectionString: url, application_name: 'pocketsoc-worker', keepAlive: true })
      membership.on('error', () => undefined)
      await membership.connect()
      // Every worker holds the lock shared, so it can be had alone only where no worker lives. Locks of a session
      // end with its connection, and that with the process.
      const { rows } = await membership.query('select pg_try_advisory_lock($1) as alone', [workersLock])
      await membership.query('select pg_advisory_lock_shared($1)', [workersLock])
      if (rows[0].alone) await membership.query('select pg_advisory_unlock($1)', [workersLock])
      return rows[0].alone
    },
    async close() {
      await membership?.end().catch(() => undefined)
      await Promise.all([...listeners].map((stop) => stop()))
      await pool.end()
    },
  }
}

async function listenForever(url: string, channel: string, onPayload: (payload: string | null) => void) {
  let stopped = false
  let client: pg.Client
  let retry: NodeJS.Timeout | undefined

  const connect = async () => {
    const next = new pg.Client({ connectionString: url, application_name: 'pocketsoc-listen', keepAlive: true })
    next.on('notification', (message) => onPayload(message.payload ?? ''))
    next.on('error', () => undefined)
    next.on('end', () => {
      if (!stopped) retry = setTimeout(reconnect, 1000)
    })
    client = next
    await next.connect()
    await next.query(`listen ${pg.escapeIdentifier(channel)}`)
  }
  const reconnect = () => {
    connect().then(
      () => onPayload(null),
      () => {
        if (!stopped) retry = setTimeout(reconnect, 1000)
      },
    )
  }

  await connect()
  return async () => {
    stopped = true
    clearTimeout(retry)
    await client.end().catch(() => undefined)
  }
}
