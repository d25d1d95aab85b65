import { listConnectors } from '@pocketsoc/connectors'
import type { VendorConfiguration } from '@pocketsoc/contract'
import type { Context } from '../context.ts'
import { createConfiguration } from '../features/vendor-configurations/create-configuration.ts'

export const testSecret = 'canary-Qz7~client.secret-0001'

/** The form of the first connector, filled in so that it is accepted. */
export function testFields(baseUrl = 'https://api.securitycenter.microsoft.com'): Record<string, string> {
  return {
    baseUrl,
    clientId: '0c9f1d44-7c55-4b0e-8a7b-5b1e2d3c4f50',
    clientSecret: testSecret,
    tenantId: '5d0b7c1e-0b8d-4a55-9d5e-1f2f6a3c9b10',
  }
}

/**
 * What an administrator sends to add it, confirmed, so that no vendor is asked; `baseUrl` must be one the server was
 * told to allow.
 */
export function testConfigurationInput({
  displayName = 'Head office',
  baseUrl,
}: {
  displayName?: string
  baseUrl?: string
} = {}) {
  const [connector] = listConnectors()
  const authType = connector?.manifest.authTypes[0]?.value
  if (!connector || !authType) throw new Error('there is no connector to test with')
  return { vendor: connector.manifest.vendor, displayName, authType, fields: testFields(baseUrl), confirmed: true }
}

/** A vendor configuration as an administrator adds it. */
export function createTestConfiguration(
  context: Context,
  options: Parameters<typeof testConfigurationInput>[0] = {},
): Promise<VendorConfiguration> {
  return createConfiguration(context, testConfigurationInput(options))
}
