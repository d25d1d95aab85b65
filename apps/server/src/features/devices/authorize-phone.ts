import { type AuthorizePhone, phoneClients } from '@pocketsoc/contract'
import type { Context } from '../../context.ts'
import { phoneAuthorizations } from '../../db/schema/index.ts'
import { Problem } from '../../http/problem.ts'
import { hashToken, newToken } from '../../vault/random-token.ts'

const codeMilliseconds = 60_000

/** The one redirect URI of a client on this server. */
function redirectUriOf(clientId: keyof typeof phoneClients, publicUrl: string): string {
  const client = phoneClients[clientId]
  return 'redirectUri' in client ? client.redirectUri : publicUrl + client.redirectPath
}

/**
 * The signed-in member lets a phone in: answers where the browser goes next, with a code that works once within a
 * minute and only for whoever holds the PKCE verifier. Throws `invalid-input` for a foreign redirect URI.
 */
export async function authorizePhone(context: Context, input: AuthorizePhone): Promise<{ redirectTo: string }> {
  if (context.actor.via !== 'portal') throw new Problem('not-allowed', 'A phone cannot sign in another phone.')
  if (input.redirect_uri !== redirectUriOf(input.client_id, context.services.config.publicUrl)) {
    throw new Problem('invalid-input', 'This redirect address does not belong to the app.', {
      errors: [{ pointer: '/redirect_uri', detail: 'Not the registered address' }],
    })
  }
  const code = newToken()
  await context.transaction((tx) =>
    tx.sql.insert(phoneAuthorizations).values({
      codeHash: hashToken(code),
      organizationId: context.organizationId,
      userId: context.actor.userId,
      clientId: input.client_id,
      redirectUri: input.redirect_uri,
      codeChallenge: input.code_challenge,
      expiresAt: new Date(context.now().getTime() + codeMilliseconds),
    }),
  )
  const redirectTo = new URL(input.redirect_uri)
  redirectTo.searchParams.set('code', code)
  redirectTo.searchParams.set('state', input.state)
  return { redirectTo: redirectTo.href }
}
