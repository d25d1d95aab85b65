import type { Capability, CapabilityName } from '@pocketsoc/contract'
import { eq } from 'drizzle-orm'
import { vendorConfigurations, vendorPolls } from '../../db/schema/index.ts'
import type { Transaction } from '../../db/scoped.ts'
import { notFound, Problem } from '../../http/problem.ts'
import { capabilitiesOf } from './present-configuration.ts'

/** Throws `unsupported` with the capability's own reason and remedy when the profile does not allow it. */
export function requireCapability({ capabilities }: { capabilities: Capability[] }, name: CapabilityName): void {
  const capability = capabilities.find((candidate) => candidate.name === name)
  if (capability?.available) return
  throw new Problem('unsupported', capability?.reason ?? 'This profile does not offer this.', {
    remedy: capability?.remedy ?? 'Verify API permissions are granted and admin consent was given',
  })
}

/** The same for a configuration that is not open. Throws `missing` as well. */
export async function requireCapabilityOf(
  tx: Transaction,
  configurationId: string,
  { name, now }: { name: CapabilityName; now: Date },
): Promise<void> {
  const [row] = await tx.sql
    .select({ configuration: vendorConfigurations, poll: vendorPolls })
    .from(vendorConfigurations)
    .innerJoin(vendorPolls, eq(vendorPolls.configurationId, vendorConfigurations.id))
    .where(eq(vendorConfigurations.id, configurationId))
  if (!row) notFound('vendor configuration')
  requireCapability({ capabilities: capabilitiesOf(row, now) }, name)
}
