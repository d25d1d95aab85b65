import { randomUUID } from 'node:crypto'

interface EntraFault {
  status: 400 | 401
  /** OAuth's word, e.g. `invalid_client`. */
  error: string
  /** The number behind AADSTS. */
  code: number
  message: string
}

/** An error of the token endpoint, before it is given its trace ids and time. */
export class EntraError extends Error {
  readonly fault: EntraFault

  constructor(fault: EntraFault) {
    super(fault.message)
    this.fault = fault
  }

  /** The body as documented. @param now Milliseconds since the epoch. */
  body(now: number, correlationId: string): Record<string, unknown> {
    const { code, error, message } = this.fault
    const timestamp = `${new Date(now).toISOString().slice(0, 19).replace('T', ' ')}Z`
    const traceId = randomUUID()
    return {
      error,
      error_description: `AADSTS${code}: ${message} Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${timestamp}`,
      error_codes: [code],
      timestamp,
      trace_id: traceId,
      correlation_id: correlationId,
      error_uri: `https://login.microsoftonline.com/error?code=${code}`,
    }
  }
}

const invalidRequest = (code: number, message: string) => new EntraError({ status: 400, error: 'invalid_request', code, message })
const invalidClient = (code: number, message: string) => new EntraError({ status: 401, error: 'invalid_client', code, message })
const invalidScope = (code: number, message: string) => new EntraError({ status: 400, error: 'invalid_scope', code, message })
const unauthorized = (code: number, message: string) =>
  new EntraError({ status: 400, error: 'unauthorized_client', code, message })

/** What Microsoft appends where a name is not known in a tenant. */
const notInstalled =
  'This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You might have sent your authentication request to the wrong tenant.'

/** The token endpoint's refusals by what went wrong; codes and meanings as Microsoft documents them. */
export const refuse = {
  missingParameter: (name: string) => invalidRequest(900144, `The request body must contain the following parameter: '${name}'.`),
  grantType: (grantType: string) =>
    new EntraError({
      status: 400,
      error: 'unsupported_grant_type',
      code: 70003,
      message: `The app requested an unsupported grant type '${grantType}'.`,
    }),
  malformedTenant: (tenant: string) =>
    invalidRequest(900023, `Specified tenant identifier '${tenant}' is neither a valid DNS name, nor a valid external domain.`),
  sharedTenant: () =>
    invalidRequest(
      9001023,
      'The grant type is not supported over the /common or /consumers endpoints. Please use the tenant-specific endpoint.',
    ),
  /** `error` is invalid_tenant at the metadata, invalid_request at the token endpoint. */
  unknownTenant: (tenant: string, error: 'invalid_request' | 'invalid_tenant') =>
    new EntraError({
      status: 400,
      error,
      code: 90002,
      message: `Tenant '${tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.`,
    }),
  unknownApp: (clientId: string, tenant: string) =>
    unauthorized(700016, `Application with identifier '${clientId}' was not found in the directory '${tenant}'. ${notInstalled}`),
  disabledApp: (clientId: string, name: string) => unauthorized(7000112, `Application '${clientId}'(${name}) is disabled.`),
  noServicePrincipal: (clientId: string, tenantId: string) =>
    invalidClient(7000229, `The client application ${clientId} is missing service principal in the tenant ${tenantId}.`),
  crossOrigin: () =>
    invalidRequest(9002326, "Cross-origin token redemption is permitted only for the 'Single-Page Application' client-type."),
  noCredential: () =>
    invalidClient(7000218, "The request body must contain the following parameter: 'client_assertion' or 'client_secret'."),
  wrongSecret: (clientId: string) =>
    invalidClient(
      7000215,
      `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${clientId}'.`,
    ),
  expiredSecret: (clientId: string) =>
    invalidClient(
      7000222,
      `The provided client secret keys for app '${clientId}' are expired. Visit the Azure portal to create new keys for your app: https://aka.ms/NewClientSecret, or consider using certificate credentials for added security: https://aka.ms/certCreds.`,
    ),
  assertionTime: (now: string) =>
    invalidClient(700024, `Client assertion is not within its valid time range. Current time: ${now}.`),
  assertionKey: () =>
    invalidClient(700027, 'The certificate with identifier used to sign the client assertion is not registered on application.'),
  conditionalAccess: () =>
    new EntraError({
      status: 400,
      error: 'invalid_grant',
      code: 53003,
      message: 'Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.',
    }),
  scopeWithoutDefault: (scope: string) =>
    invalidScope(
      1002012,
      `The provided value for scope ${scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).`,
    ),
  severalScopes: (scope: string) =>
    invalidScope(
      70011,
      `The provided request must include a 'scope' input parameter. The provided value for the input parameter 'scope' is not valid. The scope ${scope} is not valid.`,
    ),
  unknownResource: (resource: string, tenant: string) =>
    new EntraError({
      status: 400,
      error: 'invalid_resource',
      code: 500011,
      message: `The resource principal named ${resource} was not found in the tenant named ${tenant}. ${notInstalled}`,
    }),
}
