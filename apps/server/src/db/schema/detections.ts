import type { LiveEvent } from '@pocketsoc/contract'
import { bigint, foreignKey, index, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { bytea, instant, tenantPolicies } from './columns.ts'
import { organizationId } from './organizations.ts'
import { ofConfiguration } from './vendor-configurations.ts'

/** What the feed shows and sorts by; kept narrow, the rest is in detection_details. */
export const detections = pgTable(
  'detections',
  {
    id: uuid('id').primaryKey(),
    organizationId: organizationId(),
    configurationId: uuid('configuration_id').notNull(),
    vendorAlertId: text('vendor_alert_id').notNull(),
    /** Orders the vendor's states of one alert by plain comparison; a lower one never replaces a higher. */
    revision: text('revision').notNull(),
    title: text('title').notNull(),
    severity: text('severity').notNull(),
    status: text('status').notNull(),
    machineId: text('machine_id'),
    machineName: text('machine_name'),
    userName: text('user_name'),
    category: text('category'),
    incidentId: text('incident_id'),
    assignedTo: text('assigned_to'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    /** Lower case words to search in, separated by blanks. */
    searchText: text('search_text').notNull(),
  },
  (table) => [
    uniqueIndex('detections_vendor_alert').on(table.configurationId, table.vendorAlertId),
    // Ascending and read backwards: a descending index would be NULLS LAST, which the feed's order cannot use.
    index('detections_feed').on(table.organizationId, table.createdAt, table.id),
    index('detections_of_machine').on(table.organizationId, table.machineId, table.createdAt),
    index('detections_of_incident').on(table.organizationId, table.incidentId),
    index('detections_of_user').on(table.organizationId, table.userName, table.createdAt),
    index('detections_counts').on(table.organizationId, table.severity, table.status),
    index('detections_search').using('gin', table.searchText.op('gin_trgm_ops')),
    ofConfiguration(table),
    ...tenantPolicies(),
  ],
)

export const detectionDetails = pgTable(
  'detection_details',
  {
    detectionId: uuid('detection_id').primaryKey(),
    organizationId: organizationId(),
    detail: jsonb('detail').$type<unknown>().notNull(),
    /** The vendor's payload as received, deflated, then sealed with the organisation's data key. */
    rawSealed: bytea('raw_sealed').notNull(),
  },
  (table) => [
    foreignKey({ columns: [table.detectionId], foreignColumns: [detections.id] }).onDelete('cascade'),
    ...tenantPolicies(),
  ],
)

/** Numbers an organisation's events without gaps, in the order of their commits. */
export const liveEventCounters = pgTable(
  'live_event_counters',
  { organizationId: organizationId().primaryKey(), lastId: bigint('last_id', { mode: 'number' }).notNull() },
  () => tenantPolicies(),
)

export const liveEvents = pgTable(
  'live_events',
  {
    organizationId: organizationId(),
    id: bigint('id', { mode: 'number' }).notNull(),
    event: jsonb('event').$type<LiveEvent>().notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] }), ...tenantPolicies()],
)
