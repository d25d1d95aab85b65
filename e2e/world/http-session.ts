import { type Client, createClient } from '@pocketsoc/contract'

/** What a browser keeps of one site: requests through it carry its cookies and take those that come back. */
export interface HttpSession {
  fetch: typeof fetch
  /** Calls the contract's routes. */
  api: Client
}

/** A visitor of the server at `origin`, signed in nowhere yet. */
export function createHttpSession(origin: string): HttpSession {
  const cookies = new Map<string, string>()
  const send: typeof fetch = async (input, init) => {
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
  return { fetch: send, api: createClient({ baseUrl: `${origin}/api/v1`, fetch: send }) }
}
