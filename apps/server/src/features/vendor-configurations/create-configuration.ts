import type { CreateVendorConfiguration, VendorConfiguration } from '@pocketsoc/contract'
import { v7 as uuidv7 } from 'uuid'
import { type Context, requireCan } from '../../context.ts'
import { vendorConfigurations, vendorPolls } from '../../db/schema/index.ts'
import { publishEvent } from '../live-events/index.ts'
import { acceptFields, nameTaken, requireConnector } from './accept-fields.ts'
import { auditConfiguration } from './audit-configuration.ts'
import { getConfiguration } from './list-configurations.ts'
import { proveCredential } from './prove-credential.ts'
import { storeSecrets } from './secrets.ts'

/**
 * Stores a configuration, its secrets sealed, and asks for its first poll. The vendor is asked first whether it takes the
 * credential, unless saving is `confirmed`. Throws `invalid-input`, `conflict`, `credential-rejected`,
 * `too-many-requests`.
 */
export async function createConfiguration(context: Context, input: CreateVendorConfiguration): Promise<VendorConfiguration> {
  requireCan(context, 'configurations.manage')
  const connector = requireConnector(input.vendor)
  const { settings, secrets } = acceptFields(context, connector, input)
  if (!input.confirmed) await proveCredential(context, connector, { authType: input.authType, settings, secrets })
  const { organizationId, services } = context
  const owner = { organizationId, configurationId: uuidv7() }
  const now = context.now()
  await context
    .transaction(async (tx) => {
      const { vendor, displayName, authType } = input
      const row = { id: owner.configurationId, organizationId, vendor, displayName, authType, settings }
      await tx.sql.insert(vendorConfigurations).values({ ...row, createdAt: now, updatedAt: now })
      await storeSecrets(tx, services.vault, { owner, secrets, now })
      await tx.sql.insert(vendorPolls).values({ ...owner, nextPollAt: now })
      await services.jobs.enqueue(tx, 'vendor-configuration.poll', { key: owner.configurationId, payload: owner })
      const event = { type: 'configuration.changed', configurationId: owner.configurationId, change: 'created' } as const
      await publishEvent(tx, { organizationId, now }, event)
      await auditConfiguration(tx, context, { after: row, newSecrets: Object.keys(secrets) })
    })
    .catch(nameTaken)
  return getConfiguration(context, owner.configurationId)
}
