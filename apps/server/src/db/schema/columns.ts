import { sql } from 'drizzle-orm'
import { customType, pgPolicy, pgRole, timestamp } from 'drizzle-orm/pg-core'

/** Serves members' requests and jobs inside one organisation; sees only rows of `app.organization_id`. */
const appRole = pgRole('pocketsoc_app').existing()
/** Finds out which organisation a request or a job belongs to; sees all rows, used only through `asSystem`. */
const systemRole = pgRole('pocketsoc_system').existing()

export const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' })

/** An instant with milliseconds, which is what JavaScript's dates hold. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'date' })

const ofThisOrganization = (column: string) =>
  sql.raw(`${column} = (select nullif(current_setting('app.organization_id', true), '')::uuid)`)

/**
 * Row-level security of a tenant-owned table. Without a current organisation the comparison is with null, so no
 * row is seen. The sub-select is evaluated once a statement, not once a row.
 */
export function tenantPolicies(column = 'organization_id') {
  return [
    pgPolicy('of_this_organization', {
      for: 'all',
      to: appRole,
      using: ofThisOrganization(column),
      withCheck: ofThisOrganization(column),
    }),
    pgPolicy('of_all_organizations', { for: 'all', to: systemRole, using: sql`true`, withCheck: sql`true` }),
  ]
}
