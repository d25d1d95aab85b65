import { decodeJwt } from 'jose'
import type { App } from '../tenants.ts'
import { refuse } from './errors.ts'

interface Credentials {
  clientId: string
  secret: string | null
  assertion: string | null
}

/** Reads client id and credential from HTTP Basic (RFC 6749, 2.3.1) or from the form. */
export function readCredentials(form: URLSearchParams, authorization: string | null): Credentials {
  const basic = /^Basic\s+(\S+)$/i.exec(authorization ?? '')?.[1]
  if (basic !== undefined) {
    const [clientId = '', secret = ''] = splitOnce(Buffer.from(basic, 'base64').toString('utf8'), ':')
    return { clientId: formDecoded(clientId), secret: formDecoded(secret), assertion: null }
  }
  const clientId = form.get('client_id')
  if (!clientId) throw refuse.missingParameter('client_id')
  return { clientId, secret: form.get('client_secret'), assertion: form.get('client_assertion') }
}

/** Throws unless the credential opens the app at `now` (milliseconds). */
export function checkCredentials(app: App, credentials: Credentials, now: number): void {
  if (credentials.assertion !== null) throw assertionRefusal(credentials.assertion, now)
  if (!credentials.secret) throw refuse.noCredential()
  const matching = app.secrets.filter((secret) => secret.value === credentials.secret)
  if (matching.length === 0) throw refuse.wrongSecret(app.clientId)
  if (matching.every((secret) => secret.expiresAt <= now)) throw refuse.expiredSecret(app.clientId)
  if (matching.every((secret) => secret.expiresAt <= now || secret.usableFrom > now)) throw refuse.wrongSecret(app.clientId)
}

/** No app here holds a certificate, so that every assertion is refused: for its times first, then for its key. */
function assertionRefusal(assertion: string, now: number): Error {
  try {
    const { nbf = 0, exp = 0 } = decodeJwt(assertion)
    if (nbf * 1000 > now || exp * 1000 <= now) return refuse.assertionTime(new Date(now).toISOString())
  } catch {
    // Not a JWT at all: refused like one signed by an unknown key.
  }
  return refuse.assertionKey()
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator)
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]
}

/** Decodes form encoding; a stray `%` stays as it is. */
function formDecoded(text: string): string {
  return new URLSearchParams(`value=${text.replaceAll('&', '%26')}`).get('value') ?? ''
}
