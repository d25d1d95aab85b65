import { type AnyPgColumn, index, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { bytea, instant, tenantPolicies } from './columns.ts'
import { users } from './identity.ts'

export const organizations = pgTable(
  'organizations',
  {
    id: uuid('id').primaryKey(),
    name: text('name').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  () => tenantPolicies('id'),
)

/** For every tenant-owned table: gone with its organisation. */
export const organizationId = () =>
  uuid('organization_id')
    .notNull()
    .references(() => organizations.id, { onDelete: 'cascade' })

/**
 * The key of a table whose ids phones make. An id is taken in its own organisation only: were it unique among all, the
 * refusal would tell one organisation that another has it.
 */
export const phoneMadeKey = (table: { organizationId: AnyPgColumn; id: AnyPgColumn }) =>
  primaryKey({ columns: [table.organizationId, table.id] })

export const members = pgTable(
  'members',
  {
    organizationId: organizationId(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    role: text('role').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.userId] }),
    // One organisation a person: nothing asks which one a session is for.
    uniqueIndex('members_user').on(table.userId),
    ...tenantPolicies(),
  ],
)

/** An iPhone or browser signed in to the phone app; the row is its session. */
export const devices = pgTable(
  'devices',
  {
    id: uuid('id').primaryKey(),
    organizationId: organizationId(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    platform: text('platform').notNull(),
    systemVersion: text('system_version'),
    appVersion: text('app_version'),
    // SHA-256 of the token: whoever reads the database cannot sign in with it.
    tokenHash: bytea('token_hash').notNull().unique(),
    createdAt: instant('created_at').notNull(),
    lastSeenAt: instant('last_seen_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    revokedAt: instant('revoked_at'),
  },
  (table) => [index('devices_user').on(table.organizationId, table.userId), ...tenantPolicies()],
)

/** A one-time code between the browser's consent and the phone's redemption (OAuth 2.1). */
export const phoneAuthorizations = pgTable(
  'phone_authorizations',
  {
    codeHash: bytea('code_hash').primaryKey(),
    organizationId: organizationId(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    clientId: text('client_id').notNull(),
    redirectUri: text('redirect_uri').notNull(),
    codeChallenge: text('code_challenge').notNull(),
    expiresAt: instant('expires_at').notNull(),
    redeemedAt: instant('redeemed_at'),
    /** The device it became: a second redemption of the code signs that device out (RFC 6749, 4.1.2). */
    deviceId: uuid('device_id'),
  },
  () => tenantPolicies(),
)

/** The organisation's data key, wrapped by the master key that `masterKeyId` names. */
export const dataKeys = pgTable(
  'data_keys',
  {
    organizationId: organizationId().primaryKey(),
    wrappedKey: bytea('wrapped_key').notNull(),
    masterKeyId: text('master_key_id').notNull(),
    createdAt: instant('created_at').notNull(),
    wrappedAt: instant('wrapped_at').notNull(),
  },
  () => tenantPolicies(),
)
