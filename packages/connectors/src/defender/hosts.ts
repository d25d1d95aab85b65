/** A Microsoft cloud: where its tenants sign in, whom the token is for, where its portal is. */
interface Cloud {
  loginHost: string
  /**
   * App-only scopes in the order to try. Microsoft does not document the audience of its government clouds and public
   * integrations disagree, so the next is tried when the tenant does not know the first.
   */
  tokenScopes: readonly [string, ...string[]]
  portalHost: string
  /** Where Microsoft Graph answers; its tokens are for the same address. */
  graphHost: string
}

// The audience stays the earlier host even for api.security.microsoft.com: that name is another application's,
// whose tokens hold none of Defender for Endpoint's roles.
const commercial: Cloud = {
  loginHost: 'login.microsoftonline.com',
  tokenScopes: ['https://api.securitycenter.microsoft.com/.default'],
  portalHost: 'security.microsoft.com',
  graphHost: 'graph.microsoft.com',
}

const gcc: Cloud = {
  loginHost: 'login.microsoftonline.com',
  tokenScopes: ['https://api-gcc.securitycenter.microsoft.us/.default', ...commercial.tokenScopes],
  portalHost: 'security.microsoft.com',
  graphHost: 'graph.microsoft.com',
}

const government: Cloud = {
  loginHost: 'login.microsoftonline.us',
  tokenScopes: [
    'https://api-gov.securitycenter.microsoft.us/.default',
    'https://api.securitycenter.microsoft.us/.default',
    ...commercial.tokenScopes,
  ],
  portalHost: 'security.microsoft.us',
  // DoD has a Graph of its own (dod-graph.microsoft.us), which the shared Base URL does not tell apart.
  graphHost: 'graph.microsoft.us',
}

interface Host {
  host: string
  label: string
  cloud: Cloud
}

/** Every documented host of the Defender for Endpoint API, the setup guide's first. */
export const hosts: readonly Host[] = [
  { host: 'api.securitycenter.microsoft.com', label: 'Commercial', cloud: commercial },
  { host: 'api.security.microsoft.com', label: 'Commercial, current name', cloud: commercial },
  { host: 'us.api.security.microsoft.com', label: 'Commercial, United States', cloud: commercial },
  { host: 'eu.api.security.microsoft.com', label: 'Commercial, Europe', cloud: commercial },
  { host: 'uk.api.security.microsoft.com', label: 'Commercial, United Kingdom', cloud: commercial },
  { host: 'au.api.security.microsoft.com', label: 'Commercial, Australia', cloud: commercial },
  { host: 'swa.api.security.microsoft.com', label: 'Commercial, region SWA', cloud: commercial },
  { host: 'ina.api.security.microsoft.com', label: 'Commercial, region INA', cloud: commercial },
  { host: 'aea.api.security.microsoft.com', label: 'Commercial, region AEA', cloud: commercial },
  { host: 'api-us.securitycenter.microsoft.com', label: 'Commercial, United States, earlier name', cloud: commercial },
  { host: 'api-eu.securitycenter.microsoft.com', label: 'Commercial, Europe, earlier name', cloud: commercial },
  { host: 'api-uk.securitycenter.microsoft.com', label: 'Commercial, United Kingdom, earlier name', cloud: commercial },
  { host: 'api-au.securitycenter.microsoft.com', label: 'Commercial, Australia, earlier name', cloud: commercial },
  { host: 'api.securitycenter.windows.com', label: 'Commercial, oldest name', cloud: commercial },
  { host: 'api-gcc.securitycenter.microsoft.us', label: 'US Government, GCC', cloud: gcc },
  { host: 'api-gov.securitycenter.microsoft.us', label: 'US Government, GCC High and DoD', cloud: government },
]

/** The setup guide's Base URL. */
export const defaultBaseUrl = 'https://api.securitycenter.microsoft.com'

/** Hosts that the connector may send requests to, sign-in included. */
export const apiHosts: readonly string[] = hosts.map((each) => each.host)
export const graphHosts: readonly string[] = [commercial.graphHost, government.graphHost]
export const loginHosts: readonly string[] = [commercial.loginHost, government.loginHost]

/** The cloud of a Base URL; an origin that Microsoft does not document stands for the commercial one. */
export function cloudOf(baseUrl: URL): Cloud {
  return hosts.find((each) => each.host === baseUrl.host)?.cloud ?? commercial
}
