import type { AuditAction, AuditTarget } from '@pocketsoc/contract'
import { eq } from 'drizzle-orm'
import type { Actor } from '../../context.ts'
import { auditEntries, auditHeads, devices } from '../../db/schema/index.ts'
import type { Transaction } from '../../db/scoped.ts'
import { storableText } from '../../db/storable-text.ts'
import { chainStart, hashEntry } from './entry-hash.ts'

export interface AuditEntry {
  /** What happened: noun and past participle, e.g. `detection.triaged`; one that has its plain words in the contract. */
  event: AuditAction
  target: { kind: AuditTarget; id: string; name?: string | null }
  before?: unknown
  after?: unknown
  reason?: string | null
  vendorReference?: string | null
  /** The vendor's answer in a word or two; never a body. */
  vendorAnswer?: string | null
}

/** Who the entry speaks of: a member, or null for what the server does by itself. */
export interface AuditScope {
  organizationId: string
  now: Date
  actor: Pick<Actor, 'userId' | 'deviceId'> | null
  /** The member's name as it was then; people are renamed and leave. */
  actorName: string | null
}

/**
 * Appends an entry to the organisation's chain, in the transaction of what it tells of: neither exists without the
 * other. Holds the chain's end until the commit, so call it late.
 */
export async function writeAudit(tx: Transaction, scope: AuditScope, entry: AuditEntry): Promise<void> {
  const { organizationId } = scope
  await tx.sql.insert(auditHeads).values({ organizationId, sequence: 0, hash: chainStart }).onConflictDoNothing()
  const [head] = await tx.sql.select().from(auditHeads).where(eq(auditHeads.organizationId, organizationId)).for('update')
  if (!head) throw new Error('the end of the audit chain is missing')
  const deviceId = scope.actor?.deviceId ?? null
  const [device] = deviceId ? await tx.sql.select({ name: devices.name }).from(devices).where(eq(devices.id, deviceId)) : []
  const row = {
    organizationId,
    sequence: head.sequence + 1,
    at: scope.now,
    event: entry.event,
    actorUserId: scope.actor?.userId ?? null,
    actorName: asText(scope.actorName),
    deviceId,
    deviceName: device?.name ?? null,
    targetKind: entry.target.kind,
    targetId: entry.target.id,
    targetName: asText(entry.target.name),
    // What the database will hand back, since that is what the hash is worked out from when the chain is proven.
    before: asJson(entry.before),
    after: asJson(entry.after),
    reason: asText(entry.reason),
    vendorReference: asText(entry.vendorReference),
    vendorAnswer: asText(entry.vendorAnswer),
    previousHash: head.hash,
  }
  const hash = hashEntry(row)
  await tx.sql.insert(auditEntries).values({ ...row, hash })
  await tx.sql.update(auditHeads).set({ sequence: row.sequence, hash }).where(eq(auditHeads.organizationId, organizationId))
}

const asText = (text: string | null | undefined): string | null => (text == null ? null : storableText(text))

function asJson(value: unknown): unknown {
  if (value === undefined || value === null) return null
  return JSON.parse(JSON.stringify(value), (_, inner) => (typeof inner === 'string' ? storableText(inner) : inner))
}
