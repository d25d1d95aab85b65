import { randomBytes } from 'node:crypto'
import { eq, ne } from 'drizzle-orm'
import { dataKeys } from '../db/schema/index.ts'
import type { Transaction } from '../db/scoped.ts'
import type { MasterKey } from './master-key.ts'
import { SealBroken, seal, unseal } from './sealing.ts'

/** Where a sealed value belongs. It opens nowhere else. */
export interface Place {
  organizationId: string
  /** Table and column. */
  column: string
  /** The row's primary key. */
  row: string
}

/** Seals and opens values with one data key an organisation, each wrapped by the master key. */
export interface Vault {
  seal(tx: Transaction, place: Place, plaintext: Uint8Array): Promise<Uint8Array>
  /** Throws `SealBroken`. */
  open(tx: Transaction, place: Place, sealed: Uint8Array): Promise<Uint8Array>
}

const bindingOf = (place: Place) => `${place.organizationId}/${place.column}/${place.row}`
const wrapBinding = (organizationId: string) => `${organizationId}/data_keys`

/** A vault on the given master key. `transaction` of each call must be that of the place's organisation. */
export function createVault(master: MasterKey, now: () => number): Vault {
  const opened = new Map<string, Uint8Array>()
  // A key made in a transaction that is rolled back exists nowhere, so until the commit it counts for that one alone.
  const uncommitted = new WeakMap<Transaction, Uint8Array>()

  async function dataKey(tx: Transaction, organizationId: string): Promise<Uint8Array> {
    const known = opened.get(organizationId) ?? uncommitted.get(tx)
    if (known) return known
    const found = await find(tx, organizationId)
    const row = found ?? (await make(tx, organizationId))
    if (row.masterKeyId !== master.id) throw wrappedByAnother(row, master)
    const key = unseal(master.key, row.wrappedKey, wrapBinding(organizationId))
    if (found) opened.set(organizationId, key)
    else uncommitted.set(tx, key)
    return key
  }

  async function find(tx: Transaction, organizationId: string) {
    const [row] = await tx.sql.select().from(dataKeys).where(eq(dataKeys.organizationId, organizationId))
    return row
  }

  async function make(tx: Transaction, organizationId: string) {
    const instant = new Date(now())
    const wrappedKey = seal(master.key, randomBytes(32), wrapBinding(organizationId))
    const row = { organizationId, wrappedKey, masterKeyId: master.id, createdAt: instant, wrappedAt: instant }
    // Two first uses at once: the second takes the first's key.
    await tx.sql.insert(dataKeys).values(row).onConflictDoNothing()
    const made = await find(tx, organizationId)
    if (!made) throw new Error('the data key was not stored')
    return made
  }

  return {
    seal: async (tx, place, plaintext) => seal(await dataKey(tx, place.organizationId), plaintext, bindingOf(place)),
    open: async (tx, place, sealed) => unseal(await dataKey(tx, place.organizationId), sealed, bindingOf(place)),
  }
}

/**
 * Wraps every data key that the previous master key wraps with the next one; answers how many. Values stay as they
 * are. Throws `SealBroken`, before anything is written, when a third key wraps one of them.
 */
export async function rewrapDataKeys(
  tx: Transaction,
  { previous, next, now }: { previous: MasterKey; next: MasterKey; now: Date },
): Promise<number> {
  const rows = await tx.sql.select().from(dataKeys).where(ne(dataKeys.masterKeyId, next.id)).for('update')
  const foreign = rows.find((row) => row.masterKeyId !== previous.id)
  if (foreign) throw wrappedByAnother(foreign, previous)
  for (const row of rows) {
    const key = unseal(previous.key, row.wrappedKey, wrapBinding(row.organizationId))
    const wrappedKey = seal(next.key, key, wrapBinding(row.organizationId))
    await tx.sql
      .update(dataKeys)
      .set({ wrappedKey, masterKeyId: next.id, wrappedAt: now })
      .where(eq(dataKeys.organizationId, row.organizationId))
  }
  return rows.length
}

function wrappedByAnother(row: typeof dataKeys.$inferSelect, master: MasterKey): SealBroken {
  return new SealBroken(
    `the data key of organisation ${row.organizationId} is wrapped by master key ${row.masterKeyId}, not ${master.id}`,
  )
}
