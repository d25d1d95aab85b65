import { type AuditRecord, auditOutcome } from '@pocketsoc/contract'
import type { auditEntries } from '../../db/schema/index.ts'

export type EntryRow = typeof auditEntries.$inferSelect

/** An entry as a caller reads it. */
export function presentRecord(row: EntryRow): AuditRecord {
  const byServer = row.actorUserId === null && row.actorName === null
  return {
    sequence: row.sequence,
    at: row.at.toISOString(),
    action: row.event,
    outcome: auditOutcome(row.event),
    actor: byServer ? null : { userId: row.actorUserId, name: row.actorName },
    device: row.deviceId === null ? null : { id: row.deviceId, name: row.deviceName },
    target: { kind: row.targetKind, id: row.targetId, name: row.targetName },
    reason: row.reason,
    before: row.before,
    after: row.after,
    vendorReference: row.vendorReference,
    vendorAnswer: row.vendorAnswer,
    hash: Buffer.from(row.hash).toString('hex'),
  }
}
