import { getMe as getMeRoute, signUp as signUpRoute } from '@pocketsoc/contract'
import { createContext } from '../../context.ts'
import type { Api } from '../../http/environment.ts'
import type { Services } from '../../services.ts'
import type { Auth } from './auth.ts'
import { findPortalSession } from './find-portal-session.ts'
import { getMe } from './get-me.ts'
import { signUp } from './sign-up.ts'

/** Sign-up, open to anyone. */
export function signUpRoutes(api: Api, services: Services, auth: Auth): void {
  api.openapi(signUpRoute, async (c) => {
    const response = await signUp(services, auth, { headers: c.req.raw.headers, input: c.req.valid('json') })
    const cookies = response.headers.getSetCookie()
    for (const cookie of cookies) c.header('set-cookie', cookie, { append: true })
    const cookie = cookies.map((line) => line.split(';', 1)[0]).join('; ')
    const found = await findPortalSession(services, auth, new Headers({ cookie }))
    if (!found) throw new Error('a new account has no session')
    return c.json(await getMe(createContext(services, found.organizationId, found.actor)), 201)
  })
}

export function accountRoutes(api: Api): void {
  api.openapi(getMeRoute, async (c) => c.json(await getMe(c.get('context')), 200))
}
