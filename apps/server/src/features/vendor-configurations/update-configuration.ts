import type { UpdateVendorConfiguration, VendorConfiguration } from '@pocketsoc/contract'
import { eq, sql } from 'drizzle-orm'
import { type Context, requireCan } from '../../context.ts'
import { vendorConfigurations, vendorPolls } from '../../db/schema/index.ts'
import type { Transaction } from '../../db/scoped.ts'
import { notFound, Problem } from '../../http/problem.ts'
import { publishEvent } from '../live-events/index.ts'
import { acceptFields, nameTaken, requireConnector, withTyped } from './accept-fields.ts'
import { auditConfiguration } from './audit-configuration.ts'
import { getConfiguration } from './list-configurations.ts'
import { proveCredential } from './prove-credential.ts'
import { openSecrets, storeSecrets } from './secrets.ts'

/**
 * Changes the name or any fields; a secret left out stays. Changed fields are tried at the vendor first, unless saving
 * is `confirmed`, and begin a new credential revision and a poll at once. Throws `missing`, `invalid-input`, `conflict`,
 * `credential-rejected`, `too-many-requests`.
 */
export async function updateConfiguration(
  context: Context,
  id: string,
  input: UpdateVendorConfiguration,
): Promise<VendorConfiguration> {
  requireCan(context, 'configurations.manage')
  const { organizationId } = context
  const now = context.now()
  const provenRevision = input.fields && !input.confirmed ? await proveChange(context, id, input.fields) : null
  await context
    .transaction(async (tx) => {
      const [row] = await tx.sql.select().from(vendorConfigurations).where(eq(vendorConfigurations.id, id)).for('update')
      if (!row) notFound('vendor configuration')
      if (provenRevision !== null && row.credentialRevision !== provenRevision) throw changedMeanwhile()
      const displayName = input.displayName ?? row.displayName
      await tx.sql.update(vendorConfigurations).set({ displayName, updatedAt: now }).where(eq(vendorConfigurations.id, id))
      const changed = input.fields ? await changeFields(context, tx, { row, fields: input.fields, now }) : null
      await publishEvent(tx, { organizationId, now }, { type: 'configuration.changed', configurationId: id, change: 'updated' })
      const after = { ...row, displayName, settings: changed?.settings ?? row.settings }
      await auditConfiguration(tx, context, { before: row, after, newSecrets: changed?.newSecrets })
    })
    .catch(nameTaken)
  return getConfiguration(context, id)
}

/** Asks the vendor about the values as they will be; answers the revision of those that stay. */
async function proveChange(context: Context, id: string, fields: Record<string, string>): Promise<number> {
  const owner = { organizationId: context.organizationId, configurationId: id }
  const { row, secrets } = await context.transaction(async (tx) => {
    const [row] = await tx.sql.select().from(vendorConfigurations).where(eq(vendorConfigurations.id, id))
    if (!row) notFound('vendor configuration')
    return { row, secrets: await openSecrets(tx, context.services.vault, owner) }
  })
  const connector = requireConnector(row.vendor)
  const merged = withTyped({ settings: row.settings, secrets }, fields)
  const accepted = acceptFields(context, connector, { authType: row.authType, fields: merged })
  await proveCredential(context, connector, { authType: row.authType, ...accepted })
  return row.credentialRevision
}

function changedMeanwhile(): Problem {
  return new Problem('conflict', 'Somebody else has just changed this configuration.', {
    remedy: 'Open it again, look at what they changed, and enter your values once more.',
  })
}

/** Stores the fields typed anew; answers the settings as they are now and which secrets are new. */
async function changeFields(
  context: Context,
  tx: Transaction,
  { row, fields, now }: { row: typeof vendorConfigurations.$inferSelect; fields: Record<string, string>; now: Date },
): Promise<{ settings: Record<string, string>; newSecrets: string[] }> {
  const { vault, jobs } = context.services
  const owner = { organizationId: context.organizationId, configurationId: row.id }
  const kept = { settings: row.settings, secrets: await openSecrets(tx, vault, owner) }
  const accepted = acceptFields(context, requireConnector(row.vendor), {
    authType: row.authType,
    fields: withTyped(kept, fields),
  })
  const changed = Object.fromEntries(Object.entries(accepted.secrets).filter(([name]) => fields[name]))
  await tx.sql
    .update(vendorConfigurations)
    .set({ settings: accepted.settings, credentialRevision: row.credentialRevision + 1 })
    .where(eq(vendorConfigurations.id, row.id))
  await storeSecrets(tx, vault, { owner, secrets: changed, now })
  // A run that still uses the former values is superseded, so that its outcome cannot overwrite the next one's.
  await tx.sql
    .update(vendorPolls)
    .set({ nextPollAt: now, failures: 0, run: sql`${vendorPolls.run} + 1` })
    .where(eq(vendorPolls.configurationId, row.id))
  await jobs.enqueue(tx, 'vendor-configuration.poll', { key: row.id, payload: owner })
  return { settings: accepted.settings, newSecrets: Object.keys(changed) }
}
