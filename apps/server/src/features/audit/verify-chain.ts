import { and, asc, eq, gt } from 'drizzle-orm'
import { auditEntries, auditHeads } from '../../db/schema/index.ts'
import type { Transaction } from '../../db/scoped.ts'
import { chainStart, hashEntry } from './entry-hash.ts'

/** How an organisation's chain stands: whole, or where it first breaks and how. `entries` before that are whole. */
export type ChainVerdict = {
  entries: number
  /** When the last whole entry was written. */
  through: Date | null
} & ({ whole: true } | { whole: false; sequence: number; fault: 'missing' | 'altered' | 'end-altered' })

type InTransaction = <T>(work: (tx: Transaction) => Promise<T>) => Promise<T>
type EntryRow = typeof auditEntries.$inferSelect

/** What is proven so far. */
interface Proven {
  sequence: number
  hash: Uint8Array
  through: Date | null
}

// Large enough that the database is asked seldom, small enough that hashing holds up other requests for milliseconds:
// about 25 microseconds an entry.
const batch = 200

/**
 * Reads the organisation's whole chain and works out every hash again, in a transaction for each batch: others go on
 * reading and writing meanwhile. Entries that are appended on the way are proven too.
 */
export async function verifyChain(inTransaction: InTransaction, organizationId: string): Promise<ChainVerdict> {
  const proven: Proven = { sequence: 0, hash: chainStart, through: null }
  for (;;) {
    const rows = await inTransaction((tx) => readBehind(tx, organizationId, proven.sequence))
    const broken = prove(proven, rows)
    if (broken) return broken
    if (rows.length < batch) break
  }
  return verifyEnd(inTransaction, organizationId, proven)
}

/** The last entries beside the end as it was noted, both of one moment: a writer waits for as long as it takes. */
async function verifyEnd(inTransaction: InTransaction, organizationId: string, proven: Proven): Promise<ChainVerdict> {
  return inTransaction(async (tx) => {
    const [head] = await tx.sql.select().from(auditHeads).where(eq(auditHeads.organizationId, organizationId)).for('share')
    for (;;) {
      const rows = await readBehind(tx, organizationId, proven.sequence)
      const broken = prove(proven, rows)
      if (broken) return broken
      if (rows.length < batch) break
    }
    const noted = head ?? { sequence: 0, hash: chainStart }
    if (noted.sequence === proven.sequence && same(noted.hash, proven.hash)) {
      return { entries: proven.sequence, through: proven.through, whole: true }
    }
    return brokenAt(proven, proven.sequence + 1, 'end-altered')
  })
}

function readBehind(tx: Transaction, organizationId: string, sequence: number): Promise<EntryRow[]> {
  return tx.sql
    .select()
    .from(auditEntries)
    .where(and(eq(auditEntries.organizationId, organizationId), gt(auditEntries.sequence, sequence)))
    .orderBy(asc(auditEntries.sequence))
    .limit(batch)
}

/** Takes the rows behind what is proven along with it, up to the first that does not fit; answers that one. */
function prove(proven: Proven, rows: EntryRow[]): ChainVerdict | null {
  for (const { hash, ...entry } of rows) {
    if (entry.sequence !== proven.sequence + 1) return brokenAt(proven, proven.sequence + 1, 'missing')
    if (!same(entry.previousHash, proven.hash) || !same(hash, hashEntry(entry))) {
      return brokenAt(proven, entry.sequence, 'altered')
    }
    proven.sequence = entry.sequence
    proven.hash = hash
    proven.through = entry.at
  }
  return null
}

function brokenAt(proven: Proven, sequence: number, fault: 'missing' | 'altered' | 'end-altered'): ChainVerdict {
  return { entries: proven.sequence, through: proven.through, whole: false, sequence, fault }
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0
}
