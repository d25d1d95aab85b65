import { createHash } from 'node:crypto'
import type { auditEntries } from '../../db/schema/index.ts'

type Entry = Omit<typeof auditEntries.$inferSelect, 'hash'>

/** The hash before the first entry. */
export const chainStart = new Uint8Array(32)

/**
 * SHA-256 over the entry and the hash before it. JSON with sorted keys, since a database may hand an object's keys back
 * in another order than they were stored.
 */
export function hashEntry({ previousHash, ...entry }: Entry): Uint8Array {
  return new Uint8Array(createHash('sha256').update(previousHash).update(canonicalJson(entry)).digest())
}

function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}
