import { getMe as getMeRoute, signUp as signUpRoute } from '@pocketsoc/contract'
import type { Api } from '../../http/environment.ts'
import type { Services } from '../../services.ts'
import type { Auth } from './auth.ts'
import { getMe } from './get-me.ts'
import { openSession } from './open-session.ts'
import { signUp } from './sign-up.ts'

/** Sign-up, open to anyone. */
export function signUpRoutes(api: Api, services: Services, auth: Auth): void {
  api.openapi(signUpRoute, async (c) => {
    const response = await signUp(services, auth, { headers: c.req.raw.headers, input: c.req.valid('json') })
    return c.json(await openSession(c, { services, auth }, response), 201)
  })
}

export function accountRoutes(api: Api): void {
  api.openapi(getMeRoute, async (c) => c.json(await getMe(c.get('context')), 200))
}
