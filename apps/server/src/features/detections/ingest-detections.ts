import { deflateRawSync } from 'node:zlib'
import type { ReceivedAlert } from '@pocketsoc/connectors'
import { and, eq, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { detectionDetails, detections } from '../../db/schema/index.ts'
import type { Transaction } from '../../db/scoped.ts'
import type { Vault } from '../../vault/vault.ts'
import { publishEvent } from '../live-events/index.ts'
import { storedDetailOf } from './detail.ts'
import { searchTextOf } from './search-text.ts'

export interface IngestTarget {
  vault: Vault
  organizationId: string
  configurationId: string
  now: Date
}

export interface IngestResult {
  created: number
  updated: number
  /** When the newest of the stored alerts was raised; null when nothing was stored. */
  newestCreatedAt: Date | null
}

/** An alert that was stored just now; `isNew` unless it replaced an earlier state of itself. */
interface Stored {
  received: ReceivedAlert
  id: string
  isNew: boolean
}

const namedInEvent = 50
// A statement takes 65,535 parameters at most, and a vendor's page may be of any size.
const rowsPerStatement = 500

/**
 * Stores alerts as detections, in the caller's transaction, so that a cursor can move with them. An alert is stored
 * once however often it is read, and an older state never replaces a newer one.
 */
export async function ingestDetections(tx: Transaction, target: IngestTarget, received: ReceivedAlert[]): Promise<IngestResult> {
  const newest = newestOfEach(received)
  const known = await knownRevisions(tx, target, [...newest.keys()])
  const fresh = [...newest.values()].filter(({ alert }) => {
    const revision = known.get(alert.vendorAlertId)
    return revision === undefined || revision < alert.revision
  })
  // In one order everywhere, so that two transactions with the same alerts wait for each other instead of deadlocking.
  fresh.sort((a, b) => (a.alert.vendorAlertId < b.alert.vendorAlertId ? -1 : 1))
  const stored: Stored[] = []
  for (let from = 0; from < fresh.length; from += rowsPerStatement) {
    const batch = await upsertRows(tx, target, fresh.slice(from, from + rowsPerStatement))
    await upsertDetails(tx, target, batch)
    stored.push(...batch)
  }
  if (stored.length === 0) return { created: 0, updated: 0, newestCreatedAt: null }
  stored.sort((a, b) => (a.received.alert.createdAt > b.received.alert.createdAt ? -1 : 1))
  const created = stored.filter(({ isNew }) => isNew).length
  const updated = stored.length - created
  await publishEvent(tx, target, {
    type: 'detections.changed',
    configurationId: target.configurationId,
    created,
    updated,
    ids: stored.slice(0, namedInEvent).map(({ id }) => id),
  })
  return { created, updated, newestCreatedAt: new Date(stored[0]?.received.alert.createdAt ?? target.now) }
}

/** One page may hold an alert twice, when the vendor's result set moved between pages. */
function newestOfEach(received: ReceivedAlert[]): Map<string, ReceivedAlert> {
  const newest = new Map<string, ReceivedAlert>()
  for (const item of received) {
    const other = newest.get(item.alert.vendorAlertId)
    if (!other || other.alert.revision < item.alert.revision) newest.set(item.alert.vendorAlertId, item)
  }
  return newest
}

async function knownRevisions(tx: Transaction, target: IngestTarget, vendorAlertIds: string[]): Promise<Map<string, string>> {
  if (vendorAlertIds.length === 0) return new Map()
  const rows = await tx.sql
    .select({ vendorAlertId: detections.vendorAlertId, revision: detections.revision })
    .from(detections)
    .where(
      and(
        eq(detections.configurationId, target.configurationId),
        sql`${detections.vendorAlertId} = any(${sql.param(vendorAlertIds)}::text[])`,
      ),
    )
  return new Map(rows.map((row) => [row.vendorAlertId, row.revision]))
}

async function upsertRows(tx: Transaction, target: IngestTarget, batch: ReceivedAlert[]): Promise<Stored[]> {
  const rows = batch.map((received) => rowOf(target, received))
  const answered = await tx.sql
    .insert(detections)
    .values(rows)
    .onConflictDoUpdate({
      target: [detections.configurationId, detections.vendorAlertId],
      set: replacedColumns,
      // Judged again under the row's lock: another run may have stored a newer state since we looked.
      setWhere: sql`${detections.revision} < excluded.revision collate "C"`,
    })
    .returning({ id: detections.id, vendorAlertId: detections.vendorAlertId })
  const ids = new Map(answered.map((row) => [row.vendorAlertId, row.id]))
  return batch.flatMap((received, index) => {
    const id = ids.get(received.alert.vendorAlertId)
    // A row that was there before has kept its id.
    return id ? [{ received, id, isNew: id === rows[index]?.id }] : []
  })
}

const replacedColumns = {
  revision: sql`excluded.revision`,
  title: sql`excluded.title`,
  severity: sql`excluded.severity`,
  status: sql`excluded.status`,
  machineId: sql`excluded.machine_id`,
  machineName: sql`excluded.machine_name`,
  userName: sql`excluded.user_name`,
  category: sql`excluded.category`,
  incidentId: sql`excluded.incident_id`,
  assignedTo: sql`excluded.assigned_to`,
  createdAt: sql`excluded.created_at`,
  updatedAt: sql`excluded.updated_at`,
  searchText: sql`excluded.search_text`,
}

function rowOf(target: IngestTarget, { alert }: ReceivedAlert): typeof detections.$inferInsert {
  return {
    id: uuidv7(),
    organizationId: target.organizationId,
    configurationId: target.configurationId,
    vendorAlertId: alert.vendorAlertId,
    revision: alert.revision,
    title: alert.title,
    severity: alert.severity,
    status: alert.status,
    machineId: alert.machine?.vendorMachineId ?? null,
    machineName: alert.machine?.name ?? null,
    userName: alert.user,
    category: alert.category,
    incidentId: alert.incidentId,
    assignedTo: alert.assignedTo,
    createdAt: new Date(alert.createdAt),
    updatedAt: new Date(alert.updatedAt),
    searchText: searchTextOf(alert),
  }
}

async function upsertDetails(tx: Transaction, target: IngestTarget, stored: Stored[]): Promise<void> {
  if (stored.length === 0) return
  const rows: (typeof detectionDetails.$inferInsert)[] = []
  for (const { received, id } of stored) {
    const place = { organizationId: target.organizationId, column: 'detection_details.raw', row: id }
    const rawSealed = await target.vault.seal(tx, place, packed(received.raw))
    rows.push({
      detectionId: id,
      organizationId: target.organizationId,
      detail: storedDetailOf(received.alert),
      rawSealed,
    })
  }
  await tx.sql
    .insert(detectionDetails)
    .values(rows)
    .onConflictDoUpdate({
      target: detectionDetails.detectionId,
      set: { detail: sql`excluded.detail`, rawSealed: sql`excluded.raw_sealed` },
    })
}

// Payloads have a few kilobytes: handing one to a thread costs more than deflating it here.
function packed(raw: unknown): Uint8Array {
  return deflateRawSync(JSON.stringify(raw) ?? 'null', { level: 1 })
}
