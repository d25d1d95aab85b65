import { and, asc, eq, gt } from 'drizzle-orm'
import { auditEntries, auditHeads } from '../../db/schema/index.ts'
import type { Transaction } from '../../db/scoped.ts'
import { chainStart, hashEntry } from './entry-hash.ts'

/** How an organisation's chain stands: whole, or where it first breaks and how. */
export type ChainVerdict = { entries: number } & (
  | { whole: true }
  | { whole: false; sequence: number; fault: 'missing' | 'altered' | 'end altered' }
)

const batch = 1000

/** Reads the organisation's whole chain and works out every hash again. */
export async function verifyChain(tx: Transaction, organizationId: string): Promise<ChainVerdict> {
  let previous: Uint8Array = chainStart
  let sequence = 0
  for (;;) {
    const rows = await tx.sql
      .select()
      .from(auditEntries)
      .where(and(eq(auditEntries.organizationId, organizationId), gt(auditEntries.sequence, sequence)))
      .orderBy(asc(auditEntries.sequence))
      .limit(batch)
    for (const { hash, ...entry } of rows) {
      if (entry.sequence !== sequence + 1) return { entries: sequence, whole: false, sequence: sequence + 1, fault: 'missing' }
      if (!same(entry.previousHash, previous) || !same(hash, hashEntry(entry))) {
        return { entries: sequence, whole: false, sequence: entry.sequence, fault: 'altered' }
      }
      previous = hash
      sequence = entry.sequence
    }
    if (rows.length < batch) break
  }
  const [head] = await tx.sql.select().from(auditHeads).where(eq(auditHeads.organizationId, organizationId))
  if (head && (head.sequence !== sequence || !same(head.hash, previous))) {
    return { entries: sequence, whole: false, sequence: sequence + 1, fault: 'end altered' }
  }
  return { entries: sequence, whole: true }
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0
}
