import { sql } from 'drizzle-orm'
import { pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { bytea, instant, tenantPolicies } from './columns.ts'
import { organizationId } from './organizations.ts'

/** A place in the organisation that was offered by mail; `open` until it is accepted or cancelled. */
export const invitations = pgTable(
  'invitations',
  {
    id: uuid('id').primaryKey(),
    organizationId: organizationId(),
    /** In lower case, as accounts have it. */
    email: text('email').notNull(),
    role: text('role').notNull(),
    // SHA-256 of the token in the newest link: whoever reads the database cannot join with it.
    tokenHash: bytea('token_hash').notNull().unique(),
    state: text('state').$type<'open' | 'accepted' | 'cancelled'>().notNull(),
    /** Who sent the newest link, and their name at that time. */
    invitedBy: uuid('invited_by').notNull(),
    invitedByName: text('invited_by_name').notNull(),
    createdAt: instant('created_at').notNull(),
    sentAt: instant('sent_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    /** When the mail server took the newest mail; null until then. */
    mailedAt: instant('mailed_at'),
  },
  (table) => [
    uniqueIndex('invitations_open_email').on(table.organizationId, table.email).where(sql`state = 'open'`),
    ...tenantPolicies(),
  ],
)
