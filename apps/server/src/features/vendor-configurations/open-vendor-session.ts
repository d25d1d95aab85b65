import { type Connector, type ConnectorSession, findConnector } from '@pocketsoc/connectors'
import type { Capability } from '@pocketsoc/contract'
import { eq } from 'drizzle-orm'
import { vendorConfigurations, vendorPolls } from '../../db/schema/index.ts'
import { asOrganization } from '../../db/scoped.ts'
import { notFound, Problem } from '../../http/problem.ts'
import type { Services } from '../../services.ts'
import { capabilitiesOf } from './present-configuration.ts'
import { openSecrets } from './secrets.ts'
import { type OpenConfiguration, vendorSessionsOf } from './vendor-sessions.ts'

export interface VendorConnection {
  configuration: OpenConfiguration & { displayName: string }
  connector: Connector
  session: ConnectorSession
  capabilities: Capability[]
}

/** Opens a configuration of the organisation for one use. Throws `missing`, and `SealBroken` under another master key. */
export async function openVendorSession(
  services: Services,
  { organizationId, configurationId }: { organizationId: string; configurationId: string },
): Promise<VendorConnection> {
  const { row, secrets } = await asOrganization(services.database, organizationId, async (tx) => {
    const [row] = await tx.sql
      .select({ configuration: vendorConfigurations, poll: vendorPolls })
      .from(vendorConfigurations)
      .innerJoin(vendorPolls, eq(vendorPolls.configurationId, vendorConfigurations.id))
      .where(eq(vendorConfigurations.id, configurationId))
    if (!row) notFound('vendor configuration')
    return { row, secrets: await openSecrets(tx, services.vault, { organizationId, configurationId }) }
  })
  const connector = findConnector(row.configuration.vendor)
  if (!connector) throw new Problem('unsupported', 'This version of PocketSOC does not know this vendor.')
  const configuration = { ...row.configuration, secrets }
  return {
    configuration,
    connector,
    session: vendorSessionsOf(services).open(configuration),
    capabilities: capabilitiesOf(row, new Date(services.environment.clock.now())),
  }
}
