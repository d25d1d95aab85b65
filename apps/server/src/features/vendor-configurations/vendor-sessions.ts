import { type Connector, type ConnectorSession, findConnector, type VendorAccess } from '@pocketsoc/connectors'
import type { Services } from '../../services.ts'
import { createCallBudget } from './call-budget.ts'

export interface OpenConfiguration {
  id: string
  vendor: string
  authType: string
  settings: Record<string, string>
  secrets: Record<string, string>
  credentialRevision: number
}

/** Open connections to vendors, one a configuration, so that tokens live longer than one poll. */
export interface VendorSessions {
  open(configuration: OpenConfiguration): ConnectorSession
}

const kept = 1000

const ofServices = new WeakMap<Services, VendorSessions>()

/** The open connections of this process. */
export function vendorSessionsOf(services: Services): VendorSessions {
  const known = ofServices.get(services) ?? createVendorSessions(services)
  ofServices.set(services, known)
  return known
}

function createVendorSessions(services: Services): VendorSessions {
  const sessions = new Map<string, { revision: number; session: ConnectorSession }>()

  return {
    open(configuration) {
      const known = sessions.get(configuration.id)
      if (known?.revision === configuration.credentialRevision) return known.session
      const connector = findConnector(configuration.vendor)
      if (!connector) throw new Error(`no connector for vendor ${configuration.vendor}`)
      const session = connector.connect(vendorAccess(services, connector, configuration))
      sessions.delete(configuration.id)
      sessions.set(configuration.id, { revision: configuration.credentialRevision, session })
      // A map remembers insertion order, so the first key is the one opened longest ago.
      const oldest = sessions.keys().next()
      if (sessions.size > kept && !oldest.done) sessions.delete(oldest.value)
      return session
    },
  }
}

/** What a connector needs to reach the vendor with these values; calls are taken from the allowance that they spend. */
export function vendorAccess(
  services: Services,
  connector: Connector,
  { authType, settings, secrets }: Pick<OpenConfiguration, 'authType' | 'settings' | 'secrets'>,
): VendorAccess {
  const budget = createCallBudget(services, connector.budgetKey(settings), connector.callLimits)
  return { authType, settings, secrets, environment: services.environment, budget }
}
