import type { Context } from '../../context.ts'
import { vendorProblem } from '../../http/vendor-problem.ts'
import { openVendorSession, requireCapability } from '../vendor-configurations/index.ts'
import { storeMachines } from './store-machines.ts'

/** Asks the vendor for one machine and stores it. Throws the vendor's problems, and `unsupported` without permission. */
export async function refreshMachine(
  context: Context,
  machine: { configurationId: string; vendorMachineId: string },
): Promise<void> {
  const { services, organizationId } = context
  const { configurationId, vendorMachineId } = machine
  const connection = await openVendorSession(services, { organizationId, configurationId })
  requireCapability(connection, 'machines.read')
  const record = await connection.session.machines?.read(vendorMachineId).catch(vendorProblem)
  if (!record) return
  const target = { organizationId, configurationId, now: context.now() }
  await context.transaction((tx) => storeMachines(tx, target, [record]))
}
