import { findConnector } from '@pocketsoc/connectors'

/** A vendor's name for people; the stored word itself for a vendor this version does not know. */
export function connectorName(vendor: string): string {
  return findConnector(vendor)?.manifest.name ?? vendor
}
