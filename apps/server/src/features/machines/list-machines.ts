import type { Machine } from '@pocketsoc/contract'
import { and, asc, eq, ilike, ne, type SQL, sql } from 'drizzle-orm'
import { type Context, requireCan } from '../../context.ts'
import { machines, vendorConfigurations } from '../../db/schema/index.ts'
import { Problem } from '../../http/problem.ts'
import { presentMachines } from './present-machine.ts'

export interface MachineQuery {
  q?: string | undefined
  profile?: string | undefined
  isolated?: 'true' | undefined
  cursor?: string | undefined
  limit: number
}

const nameKey = sql<string>`lower(coalesce(${machines.name}, ''))`
// Longest isolated first; a state without a time sorts last.
const sinceKey = sql<string>`coalesce(to_char(${machines.isolationSince} at time zone 'utc', 'YYYYMMDDHH24MISSMS'), '9')`

/** A page of machines by name, or of isolated ones by how long they are. */
export async function listMachines(
  context: Context,
  query: MachineQuery,
): Promise<{ items: Machine[]; nextCursor: string | null }> {
  requireCan(context, 'detections.read')
  const key = query.isolated ? sinceKey : nameKey
  return context.transaction(async (tx) => {
    const rows = await tx.sql
      .select({
        machine: machines,
        configuration: { displayName: vendorConfigurations.displayName, vendor: vendorConfigurations.vendor },
        key,
      })
      .from(machines)
      .innerJoin(vendorConfigurations, eq(vendorConfigurations.id, machines.configurationId))
      .where(and(...conditionsOf(query), behind(query.cursor, key)))
      .orderBy(asc(key), asc(machines.id))
      .limit(query.limit + 1)
    const page = rows.slice(0, query.limit)
    const last = page.at(-1)
    const nextCursor = rows.length > page.length && last ? writeCursor(last.key, last.machine.id) : null
    return { items: await presentMachines(tx, page), nextCursor }
  })
}

function conditionsOf({ q, profile, isolated }: MachineQuery): (SQL | undefined)[] {
  const words = (q ?? '').toLowerCase().split(/\s+/).filter(Boolean).slice(0, 10)
  return [
    ...words.map((word) => ilike(machines.searchText, `%${word.replace(/[\\%_]/g, '\\$&')}%`)),
    profile ? eq(machines.configurationId, profile) : undefined,
    isolated ? ne(machines.isolationState, 'not_isolated') : undefined,
  ]
}

function behind(cursor: string | undefined, key: SQL<string>): SQL | undefined {
  if (!cursor) return undefined
  const [, id, text] = /^([0-9a-f-]{36})\/(.*)$/s.exec(Buffer.from(cursor, 'base64url').toString()) ?? []
  if (id === undefined || text === undefined) {
    throw new Problem('invalid-input', 'This page no longer exists.', { remedy: 'Begin again without the cursor.' })
  }
  return sql`(${key}, ${machines.id}) > (${text}, ${id}::uuid)`
}

function writeCursor(key: string, id: string): string {
  return Buffer.from(`${id}/${key}`).toString('base64url')
}
