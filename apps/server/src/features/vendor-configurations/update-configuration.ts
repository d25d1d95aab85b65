import type { UpdateVendorConfiguration, VendorConfiguration } from '@pocketsoc/contract'
import { eq, sql } from 'drizzle-orm'
import { type Context, requireCan } from '../../context.ts'
import { vendorConfigurations, vendorPolls } from '../../db/schema/index.ts'
import type { Transaction } from '../../db/scoped.ts'
import { notFound } from '../../http/problem.ts'
import { publishEvent } from '../live-events/index.ts'
import { acceptFields, nameTaken, requireConnector } from './accept-fields.ts'
import { getConfiguration } from './list-configurations.ts'
import { openSecrets, storeSecrets } from './secrets.ts'

/**
 * Changes the name or any fields; a secret left out stays. Changed fields begin a new credential revision and a poll
 * at once. Throws `missing`, `invalid-input`, `conflict`.
 */
export async function updateConfiguration(
  context: Context,
  id: string,
  input: UpdateVendorConfiguration,
): Promise<VendorConfiguration> {
  requireCan(context, 'configurations.manage')
  const { organizationId } = context
  const now = context.now()
  await context
    .transaction(async (tx) => {
      const [row] = await tx.sql.select().from(vendorConfigurations).where(eq(vendorConfigurations.id, id)).for('update')
      if (!row) notFound('vendor configuration')
      const displayName = input.displayName ?? row.displayName
      await tx.sql.update(vendorConfigurations).set({ displayName, updatedAt: now }).where(eq(vendorConfigurations.id, id))
      if (input.fields) await changeFields(context, tx, { row, fields: input.fields, now })
      await publishEvent(tx, { organizationId, now }, { type: 'configuration.changed', configurationId: id, change: 'updated' })
    })
    .catch(nameTaken)
  return getConfiguration(context, id)
}

async function changeFields(
  context: Context,
  tx: Transaction,
  { row, fields, now }: { row: typeof vendorConfigurations.$inferSelect; fields: Record<string, string>; now: Date },
): Promise<void> {
  const { vault, jobs } = context.services
  const owner = { organizationId: context.organizationId, configurationId: row.id }
  const kept = { ...row.settings, ...(await openSecrets(tx, vault, owner)) }
  // An empty secret means that none was typed: the form never holds the present one.
  const typed = Object.fromEntries(Object.entries(fields).filter(([name, value]) => value !== '' || name in row.settings))
  const accepted = acceptFields(context, requireConnector(row.vendor), { authType: row.authType, fields: { ...kept, ...typed } })
  const changed = Object.fromEntries(Object.entries(accepted.secrets).filter(([name]) => name in typed))
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
}
