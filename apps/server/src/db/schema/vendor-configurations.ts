import type { ConfigurationProblem } from '@pocketsoc/contract'
import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { bytea, instant, tenantPolicies } from './columns.ts'
import { organizationId } from './organizations.ts'

export const vendorConfigurations = pgTable(
  'vendor_configurations',
  {
    id: uuid('id').primaryKey(),
    organizationId: organizationId(),
    vendor: text('vendor').notNull(),
    displayName: text('display_name').notNull(),
    authType: text('auth_type').notNull(),
    settings: jsonb('settings').$type<Record<string, string>>().notNull(),
    /** Grows with each change of settings or secrets; an open vendor session of an older one is dropped. */
    credentialRevision: integer('credential_revision').notNull().default(1),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (table) => [
    // Referenced as a pair, so that no row can point at another organisation's configuration.
    unique('vendor_configurations_pair').on(table.organizationId, table.id),
    uniqueIndex('vendor_configurations_name').on(table.organizationId, sql`lower(${table.displayName})`),
    ...tenantPolicies(),
  ],
)

/** A row of one configuration: same organisation, gone with it. */
export function ofConfiguration(table: { organizationId: AnyPgColumn; configurationId: AnyPgColumn }) {
  return foreignKey({
    columns: [table.organizationId, table.configurationId],
    foreignColumns: [vendorConfigurations.organizationId, vendorConfigurations.id],
  }).onDelete('cascade')
}

export const vendorSecrets = pgTable(
  'vendor_secrets',
  {
    configurationId: uuid('configuration_id').notNull(),
    organizationId: organizationId(),
    name: text('name').notNull(),
    sealed: bytea('sealed').notNull(),
    setAt: instant('set_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.configurationId, table.name] }), ofConfiguration(table), ...tenantPolicies()],
)

/** Where the first reading of the last 30 days stands; it walks from newest to oldest. */
export interface Backfill {
  /** Instants, RFC 3339. Everything created in [reachedBackTo, startedAt) is stored. */
  startedAt: string
  reachedBackTo: string
  goesBackTo: string
  detections: number
  finishedAt: string | null
}

export interface ConfigurationWarning {
  title: string
  detail: string
  remedy: string
}

/** The state of reading one configuration. `run` is a fencing token: an older run may not write any more. */
export const vendorPolls = pgTable(
  'vendor_polls',
  {
    configurationId: uuid('configuration_id').primaryKey(),
    organizationId: organizationId(),
    run: integer('run').notNull().default(0),
    cursor: text('cursor'),
    backfill: jsonb('backfill').$type<Backfill>(),
    sweptAt: instant('swept_at'),
    deepSweptAt: instant('deep_swept_at'),
    lastPolledAt: instant('last_polled_at'),
    lastSucceededAt: instant('last_succeeded_at'),
    nextPollAt: instant('next_poll_at'),
    failures: integer('failures').notNull().default(0),
    problem: jsonb('problem').$type<ConfigurationProblem>(),
    warnings: jsonb('warnings').$type<ConfigurationWarning[]>().notNull().default([]),
    grantedPermissions: jsonb('granted_permissions').$type<string[]>(),
    lastDetectionAt: instant('last_detection_at'),
    detectionCount: integer('detection_count').notNull().default(0),
  },
  (table) => [index('vendor_polls_due').on(table.nextPollAt), ofConfiguration(table), ...tenantPolicies()],
)

/**
 * Calls made to a vendor lately, by allowance (a tenant and application, as a digest), not by organisation:
 * the vendor counts them together whoever configured them. Arrays of [unix second, calls].
 */
export const vendorCallBudgets = pgTable('vendor_call_budgets', {
  key: text('key').primaryKey(),
  seconds: jsonb('seconds').$type<[number, number][]>().notNull(),
})
