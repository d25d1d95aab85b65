import { bigint, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { bytea, instant, tenantPolicies } from './columns.ts'
import { organizationId } from './organizations.ts'

/** What was done, by whom, to what and why. No role may change or remove an entry; each holds the hash of the one before. */
export const auditEntries = pgTable(
  'audit_entries',
  {
    organizationId: organizationId(),
    sequence: bigint('sequence', { mode: 'number' }).notNull(),
    at: instant('at').notNull(),
    event: text('event').notNull(),
    actorUserId: uuid('actor_user_id'),
    actorName: text('actor_name'),
    deviceId: uuid('device_id'),
    deviceName: text('device_name'),
    targetKind: text('target_kind').notNull(),
    targetId: text('target_id').notNull(),
    targetName: text('target_name'),
    before: jsonb('before').$type<unknown>(),
    after: jsonb('after').$type<unknown>(),
    reason: text('reason'),
    vendorReference: text('vendor_reference'),
    vendorAnswer: text('vendor_answer'),
    previousHash: bytea('previous_hash').notNull(),
    hash: bytea('hash').notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.sequence] }), ...tenantPolicies()],
)

/** The end of each organisation's chain. */
export const auditHeads = pgTable(
  'audit_heads',
  {
    organizationId: organizationId().primaryKey(),
    sequence: bigint('sequence', { mode: 'number' }).notNull(),
    hash: bytea('hash').notNull(),
  },
  () => tenantPolicies(),
)
