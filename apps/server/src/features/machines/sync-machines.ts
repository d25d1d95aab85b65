import type { MachineReader } from '@pocketsoc/connectors'
import { asOrganization } from '../../db/scoped.ts'
import type { Services } from '../../services.ts'
import { storeMachines } from './store-machines.ts'

export interface MachineSync {
  reader: MachineReader
  organizationId: string
  configurationId: string
  signal: AbortSignal
}

/** Reads the vendor's whole inventory. Throws `VendorError`. */
export async function syncMachines(
  services: Services,
  { reader, organizationId, configurationId, signal }: MachineSync,
): Promise<void> {
  for await (const page of reader.list(signal)) {
    const target = { organizationId, configurationId, now: new Date(services.environment.clock.now()) }
    await asOrganization(services.database, organizationId, (tx) => storeMachines(tx, target, page))
  }
}
