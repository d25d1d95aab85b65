import type { HuntingResult, HuntingRun } from '@pocketsoc/contract'
import { boolean, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant, tenantPolicies } from './columns.ts'
import { users } from './identity.ts'
import { organizationId, phoneMadeKey } from './organizations.ts'
import { ofConfiguration } from './vendor-configurations.ts'

const userId = () =>
  uuid('user_id')
    .notNull()
    .references(() => users.id, { onDelete: 'cascade' })

/** Runs of hunting queries; the text stays as history, the result is dropped after an hour. */
export const huntingRuns = pgTable(
  'hunting_runs',
  {
    id: uuid('id').notNull(),
    organizationId: organizationId(),
    configurationId: uuid('configuration_id').notNull(),
    userId: userId(),
    query: text('query').notNull(),
    days: integer('days').notNull(),
    state: text('state').notNull(),
    startedAt: instant('started_at').notNull(),
    finishedAt: instant('finished_at'),
    rowCount: integer('row_count'),
    result: jsonb('result').$type<HuntingResult>(),
    problem: jsonb('problem').$type<HuntingRun['problem']>(),
  },
  (table) => [
    phoneMadeKey(table),
    index('hunting_runs_of_member').on(table.organizationId, table.userId, table.startedAt),
    ofConfiguration(table),
    ...tenantPolicies(),
  ],
)

export const savedQueries = pgTable(
  'saved_queries',
  {
    id: uuid('id').notNull(),
    organizationId: organizationId(),
    userId: userId(),
    name: text('name').notNull(),
    query: text('query').notNull(),
    shared: boolean('shared').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (table) => [
    phoneMadeKey(table),
    index('saved_queries_of_organization').on(table.organizationId, table.userId),
    ...tenantPolicies(),
  ],
)
