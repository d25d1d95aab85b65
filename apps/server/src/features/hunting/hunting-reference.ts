import type { HuntingReferenceData } from '@pocketsoc/connectors'
import { type Context, requireCan } from '../../context.ts'
import { Problem } from '../../http/problem.ts'
import { vendorProblem } from '../../http/vendor-problem.ts'
import { openVendorSession } from '../vendor-configurations/index.ts'

export type HuntingReference = { language: 'kql' } & Omit<HuntingReferenceData, 'machineIdColumns' | 'alertIdColumns'>

/** What the editor offers for a profile, also where the vendor did not grant hunting yet. Throws `missing` and `unsupported`. */
export async function getHuntingReference(
  context: Context,
  configurationId: string,
  open = openVendorSession,
): Promise<HuntingReference> {
  requireCan(context, 'hunting.run')
  const { services, organizationId } = context
  const { connector } = await open(services, { organizationId, configurationId }).catch(vendorProblem)
  if (!connector.huntingReference) throw new Problem('unsupported', `${connector.manifest.name} offers no hunting.`)
  const { tables, operators, functions, starters, limits } = connector.huntingReference
  return { language: 'kql', tables, operators, functions, starters, limits }
}
