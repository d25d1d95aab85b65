import type { Tenant } from '../tenants.ts'
import { authorityOf } from './resources.ts'

/**
 * OpenID Connect metadata of a tenant. It names the real authority's hosts, as clients keep the real authority
 * and only their network is turned to the simulator.
 */
export function openidConfiguration(tenant: Tenant): Record<string, unknown> {
  const host = authorityOf(tenant.cloud)
  const authority = `${host}/${tenant.id}`
  return {
    token_endpoint: `${authority}/oauth2/v2.0/token`,
    token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
    jwks_uri: `${authority}/discovery/v2.0/keys`,
    response_modes_supported: ['query', 'fragment', 'form_post'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    response_types_supported: ['code', 'id_token', 'code id_token', 'id_token token'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    issuer: `${authority}/v2.0`,
    request_uri_parameter_supported: false,
    userinfo_endpoint: 'https://graph.microsoft.com/oidc/userinfo',
    authorization_endpoint: `${authority}/oauth2/v2.0/authorize`,
    device_authorization_endpoint: `${authority}/oauth2/v2.0/devicecode`,
    http_logout_supported: true,
    frontchannel_logout_supported: true,
    end_session_endpoint: `${authority}/oauth2/v2.0/logout`,
    tenant_region_scope: 'EU',
    tenant_region_sub_scope: tenant.cloud === 'gcc' ? 'GCC' : tenant.cloud === 'gcc-high' ? 'DODCON' : null,
    cloud_instance_name: tenant.cloud === 'gcc-high' ? 'microsoftonline.us' : 'microsoftonline.com',
    cloud_graph_host_name: 'graph.windows.net',
    msgraph_host: 'graph.microsoft.com',
  }
}

const clouds = [
  { network: 'login.microsoftonline.com', aliases: ['login.microsoftonline.com', 'login.windows.net', 'login.microsoft.com'] },
  { network: 'login.microsoftonline.us', aliases: ['login.microsoftonline.us', 'login.usgovcloudapi.net'] },
]

/** Which hosts are one cloud, for the authority that a client asks about. */
export function instanceDiscovery(authorizationEndpoint: string | undefined): Record<string, unknown> {
  const endpoint = URL.parse(authorizationEndpoint ?? '')
  const tenant = endpoint?.pathname.split('/')[1] || 'common'
  const host = endpoint?.host || 'login.microsoftonline.com'
  return {
    tenant_discovery_endpoint: `https://${host}/${tenant}/v2.0/.well-known/openid-configuration`,
    'api-version': '1.1',
    metadata: clouds.map(({ network, aliases }) => ({ preferred_network: network, preferred_cache: aliases[0], aliases })),
  }
}
