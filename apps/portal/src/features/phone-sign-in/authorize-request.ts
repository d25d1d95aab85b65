import { AuthorizePhone, type PhoneClientId, phoneClients } from '@pocketsoc/contract'

/** What the address bar asked for, checked: a request to decide on, or why there is none. */
export type AuthorizeRequest = { ok: true; request: AuthorizePhone } | { ok: false; reason: string }

/**
 * Reads the authorization request (RFC 6749 4.1.1, RFC 7636) and refuses redirects that the client did not register,
 * so that neither an answer nor a refusal is ever sent elsewhere.
 */
export function readAuthorizeRequest(search: Record<string, unknown>, origin: string): AuthorizeRequest {
  const parsed = AuthorizePhone.safeParse(search)
  if (!parsed.success) {
    const names = [...new Set(parsed.error.issues.map((issue) => String(issue.path[0])))]
    return { ok: false, reason: `Not valid in the link: ${names.join(', ')}.` }
  }
  const request = parsed.data
  if (request.redirect_uri !== registeredRedirect(request.client_id, origin)) {
    return { ok: false, reason: 'The link leads back to an address that is not registered for the app.' }
  }
  return { ok: true, request }
}

function registeredRedirect(client: PhoneClientId, origin: string): string {
  const registered = phoneClients[client]
  return 'redirectUri' in registered ? registered.redirectUri : origin + registered.redirectPath
}

/** Where the browser goes when the member says no (RFC 6749 4.1.2.1). */
export function refusalRedirect(request: AuthorizePhone): string {
  return `${request.redirect_uri}?${new URLSearchParams({ error: 'access_denied', state: request.state })}`
}

/** What the app runs on, in the reader's words. */
export function deviceWords(client: PhoneClientId): string {
  return client === 'pocketsoc-ios' ? 'this iPhone' : 'this browser'
}
