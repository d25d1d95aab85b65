import type { Hunter } from '@pocketsoc/connectors'
import { Problem } from '../../http/problem.ts'
import type { Services } from '../../services.ts'
import { type openVendorSession, requireCapability, type VendorConnection } from '../vendor-configurations/index.ts'

/** How a feature comes by a vendor connection; tests pass another. */
export type OpenVendor = typeof openVendorSession

export interface HuntingPlace {
  organizationId: string
  configurationId: string
}

/** A connection that may hunt. Throws `missing`, `unsupported` with the reason, and `SealBroken`. */
export async function openHunter(
  services: Services,
  place: HuntingPlace,
  open: OpenVendor,
): Promise<VendorConnection & { hunter: Hunter }> {
  const connection = await open(services, place)
  requireCapability(connection, 'hunting')
  const hunter = connection.session.hunting
  if (!hunter) throw new Problem('unsupported', `${connection.connector.manifest.name} offers no hunting.`)
  return { ...connection, hunter }
}
