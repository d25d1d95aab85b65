import type { VendorMachine } from '@pocketsoc/connectors'
import type { IsolationState } from '@pocketsoc/contract'
import { sql } from 'drizzle-orm'
import { boolean, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { instant, tenantPolicies } from './columns.ts'
import { organizationId, phoneMadeKey } from './organizations.ts'
import { ofConfiguration } from './vendor-configurations.ts'

/** The vendor's inventory as last read, and what the machine's actions say of its isolation. */
export const machines = pgTable(
  'machines',
  {
    id: uuid('id').primaryKey(),
    organizationId: organizationId(),
    configurationId: uuid('configuration_id').notNull(),
    vendorMachineId: text('vendor_machine_id').notNull(),
    name: text('name'),
    record: jsonb('record').$type<VendorMachine>().notNull(),
    searchText: text('search_text').notNull(),
    refreshedAt: instant('refreshed_at').notNull(),
    isolationState: text('isolation_state').$type<IsolationState>().notNull().default('not_isolated'),
    isolationType: text('isolation_type'),
    isolationSince: instant('isolation_since'),
    isolationBy: text('isolation_by'),
    isolationReason: text('isolation_reason'),
    isolationActionId: uuid('isolation_action_id'),
    isolationCheckedAt: instant('isolation_checked_at'),
    /** When the requester was last reminded of a long isolation. */
    remindedAt: instant('reminded_at'),
  },
  (table) => [
    uniqueIndex('machines_vendor_machine').on(table.configurationId, table.vendorMachineId),
    index('machines_by_name').on(table.organizationId, sql`lower(coalesce(${table.name}, ''))`, table.id),
    index('machines_isolated').on(table.organizationId, table.isolationSince).where(sql`isolation_state <> 'not_isolated'`),
    ofConfiguration(table),
    ...tenantPolicies(),
  ],
)

export interface ActionFailure {
  detail: string
  remedy: string | null
  vendorCode: string | null
}

export interface ActionCancellation {
  by: string | null
  comment: string | null
  at: string | null
}

/** What was asked of a vendor to do to a machine: by us, or seen there. */
export const machineActions = pgTable(
  'machine_actions',
  {
    id: uuid('id').notNull(),
    organizationId: organizationId(),
    configurationId: uuid('configuration_id').notNull(),
    vendorMachineId: text('vendor_machine_id'),
    machineName: text('machine_name'),
    kind: text('kind').notNull(),
    label: text('label').notNull(),
    isolationType: text('isolation_type').$type<'full' | 'selective'>(),
    state: text('state').notNull(),
    waitingForMachine: boolean('waiting_for_machine').notNull().default(false),
    comment: text('comment'),
    requestedHere: boolean('requested_here').notNull(),
    requestedByUserId: uuid('requested_by_user_id'),
    requestedBy: text('requested_by'),
    requestedFromDeviceId: uuid('requested_from_device_id'),
    detectionId: uuid('detection_id'),
    vendorReference: text('vendor_reference'),
    failure: jsonb('failure').$type<ActionFailure>(),
    cancellation: jsonb('cancellation').$type<ActionCancellation>(),
    approvalState: text('approval_state'),
    approvalWhy: text('approval_why'),
    approvalExpiresAt: instant('approval_expires_at'),
    approvalDecidedByUserId: uuid('approval_decided_by_user_id'),
    approvalDecidedBy: text('approval_decided_by'),
    approvalDecidedAt: instant('approval_decided_at'),
    approvalReason: text('approval_reason'),
    /** When the post to the vendor began: found in `sending` after a crash, only actions since then can be ours. */
    sendingSince: instant('sending_since'),
    attempts: integer('attempts').notNull().default(0),
    nextCheckAt: instant('next_check_at'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    finishedAt: instant('finished_at'),
  },
  (table) => [
    phoneMadeKey(table),
    // One open isolation or release a machine: the database decides who was first, not a read before the write.
    uniqueIndex('machine_actions_one_open')
      .on(table.configurationId, table.vendorMachineId)
      .where(sql`requested_here and state in ('awaiting_approval', 'requested', 'sending', 'sent')`),
    uniqueIndex('machine_actions_reference').on(table.configurationId, table.vendorReference),
    index('machine_actions_list').on(table.organizationId, table.createdAt, table.id),
    index('machine_actions_of_machine').on(table.configurationId, table.vendorMachineId, table.createdAt),
    index('machine_actions_due').on(table.nextCheckAt).where(sql`next_check_at is not null`),
    ofConfiguration(table),
    ...tenantPolicies(),
  ],
)

export const isolationPolicies = pgTable(
  'isolation_policies',
  {
    organizationId: organizationId().primaryKey(),
    approval: text('approval').$type<'never' | 'tagged' | 'always'>().notNull(),
    tags: jsonb('tags').$type<string[]>().notNull(),
    expiresMinutes: integer('expires_minutes').notNull(),
    remindAfterHours: integer('remind_after_hours').notNull(),
  },
  () => tenantPolicies(),
)

/** When a configuration's inventory and actions were last read whole. */
export const machineSyncs = pgTable(
  'machine_syncs',
  {
    configurationId: uuid('configuration_id').primaryKey(),
    organizationId: organizationId(),
    machinesAt: instant('machines_at'),
    actionsAt: instant('actions_at'),
  },
  (table) => [ofConfiguration(table), ...tenantPolicies()],
)
