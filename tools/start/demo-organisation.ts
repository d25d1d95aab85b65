import { demoConfiguration } from '@pocketsoc/connectors/fixtures'
import { ApiProblem, createClient, createVendorConfiguration, listVendorConfigurations, signUp } from '@pocketsoc/contract'
import type { Demo } from './plan.ts'

/** `origin` is the server's public address, which its cross-site checks compare with; `server` is where it answers. */
export type DemoServer = { server: string; origin: string }

/**
 * Makes sure that the demo account exists and that its organisation has a vendor configuration, through the same calls as a
 * person's browser: the server knows nothing of a demo. Answers why nobody can sign in to it, or null when one can.
 * Throws `ApiProblem` when the server refuses the vendor configuration.
 */
export async function ensureDemo({ server, origin }: DemoServer, { tenantUrl, ...credentials }: Demo): Promise<string | null> {
  const send = browserFetch(origin)
  const api = createClient({ baseUrl: `${server}/api/v1`, fetch: send })
  try {
    // Signing up comes first: for an account that is not there yet, a failed sign-in would show up in the server's log.
    await api.call(signUp, { body: { name: 'Robin Vale', organizationName: 'Fabrikam Security', ...credentials } })
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error
    if (!(await signIn(send, server, credentials))) return reasonOf(error)
  }
  const { items } = await api.call(listVendorConfigurations, {})
  if (items.length === 0) await api.call(createVendorConfiguration, { body: demoConfiguration(tenantUrl) })
  return null
}

function reasonOf(error: ApiProblem): string {
  return error.code === 'conflict' ? 'the password of the demo account was changed' : error.message
}

async function signIn(send: typeof fetch, server: string, credentials: Omit<Demo, 'tenantUrl'>): Promise<boolean> {
  const response = await send(`${server}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(credentials),
  })
  await response.body?.cancel()
  return response.ok
}

/** A fetch that keeps cookies and says which page it comes from, as a browser does. */
function browserFetch(origin: string): typeof fetch {
  const cookies = new Map<string, string>()
  return async (input, init) => {
    const headers = new Headers(init?.headers)
    headers.set('origin', origin)
    headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    const response = await fetch(input, { ...init, headers })
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      cookies.set(name, value)
    }
    return response
  }
}
