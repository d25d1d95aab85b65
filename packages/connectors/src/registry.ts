import { defender } from './defender/index.ts'
import type { Connector } from './sdk/connector.ts'

const connectors: readonly Connector[] = [defender]

/** The connector of a vendor; undefined for a vendor that we do not know. */
export function findConnector(vendor: string): Connector | undefined {
  return connectors.find((each) => each.manifest.vendor === vendor)
}

/** Every connector, in the order in which vendors are offered. */
export const listConnectors = (): readonly Connector[] => connectors
