import type { SignUp } from '@pocketsoc/contract'
import { Problem } from '../../http/problem.ts'
import type { Services } from '../../services.ts'
import type { Auth } from './auth.ts'

/**
 * Creates the account and signs it in; answers Better Auth's response, whose cookies are the session.
 * Throws `conflict` when the address has an account, `not-allowed` when sign-up is closed.
 */
export async function signUp(services: Services, auth: Auth, request: { headers: Headers; input: SignUp }): Promise<Response> {
  if (services.config.signUp === 'closed') {
    throw new Problem('not-allowed', 'Sign-up is closed on this server.', { remedy: 'Ask an administrator to invite you.' })
  }
  const { name, email, password, organizationName } = request.input
  // Through the handler and not the function, so that its rate limits count.
  const headers = new Headers(request.headers)
  headers.set('content-type', 'application/json')
  headers.delete('content-length')
  const response = await auth.handler(
    new Request(`${services.config.publicUrl}/api/auth/sign-up/email`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ name, email, password, signUpOrganization: organizationName }),
    }),
  )
  if (response.ok) return response
  throw refusal(response.status, await response.json().catch(() => ({})))
}

function refusal(status: number, body: { code?: string; message?: string }): Problem {
  if (status === 429) return new Problem('too-many-requests', 'Too many sign-ups from your address.')
  if (body.code?.startsWith('USER_ALREADY_EXISTS')) {
    return new Problem('conflict', 'There is already an account with this e-mail address.', {
      remedy: 'Sign in, or choose a new password if you forgot yours.',
      errors: [{ pointer: '/email', detail: 'There is already an account with this address.' }],
    })
  }
  return new Problem('invalid-input', body.message ?? 'The account could not be created.', { note: body.code })
}
