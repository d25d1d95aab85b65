import { drizzle, type PgRemoteDatabase } from 'drizzle-orm/pg-proxy'
import type { Connection, Database } from './database.ts'
import * as schema from './schema/index.ts'

/** Drizzle over one connection. */
export type Queries = PgRemoteDatabase<typeof schema>

/** Work inside one transaction. */
export interface Transaction {
  readonly sql: Queries
  readonly connection: Connection
}

type Role = 'pocketsoc_app' | 'pocketsoc_system' | 'pocketsoc_identity'

/** Drizzle whose every statement runs on the given connection, in the transaction that is open there. */
export function queriesOn(connection: Pick<Connection, 'query' | 'queryArrays'>): Queries {
  return drizzle(
    (text, values, method) => (method === 'all' ? connection.queryArrays(text, values) : connection.query(text, values)),
    { schema },
  )
}

async function inTransaction<T>(database: Database, scope: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return database.session(async (connection) => {
    // Compiling a plan takes longer than any statement of ours runs.
    await connection.execute(`begin; set local jit = off; ${scope}`)
    const result = await work({ sql: queriesOn(connection), connection })
    await connection.execute('commit')
    return result
  })
}

const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * A transaction that sees and writes rows of one organisation only, by row-level security.
 * Rolled back when `work` throws.
 */
export function asOrganization<T>(database: Database, organizationId: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
  // The id goes into the text so that beginning a transaction is one round trip; hence the strict check.
  if (!uuidPattern.test(organizationId)) throw new Error('not an organisation id')
  const scope = `set local role pocketsoc_app; set local app.organization_id = '${organizationId}'`
  return inTransaction(database, scope, work)
}

/** A transaction over all organisations: for finding out whose request or job it is, and for schedules. */
export function asSystem<T>(database: Database, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return inTransaction(database, `set local role ${'pocketsoc_system' satisfies Role}`, work)
}

/**
 * A part of a transaction that touches people and their sign-ins, done or undone together with the rest. Within `work`
 * nothing of any organisation is seen, as in `asIdentity`.
 */
export async function withIdentity<T>(tx: Transaction, work: () => Promise<T>): Promise<T> {
  const { rows } = await tx.connection.query<{ role: Role }>('select current_role as role')
  await tx.connection.execute(`set local role ${'pocketsoc_identity' satisfies Role}`)
  const result = await work()
  const before: Role = rows[0]?.role === 'pocketsoc_system' ? 'pocketsoc_system' : 'pocketsoc_app'
  await tx.connection.execute(`set local role ${before}`)
  return result
}

/** A transaction that may touch people and their sign-ins, and nothing of any organisation. */
export function asIdentity<T>(database: Database, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return inTransaction(database, `set local role ${'pocketsoc_identity' satisfies Role}`, work)
}
