import type { Me } from '@pocketsoc/contract'
import type { Context as HonoContext } from 'hono'
import { createContext } from '../../context.ts'
import type { Services } from '../../services.ts'
import type { Auth } from './auth.ts'
import { findPortalSession } from './find-portal-session.ts'
import { getMe } from './get-me.ts'

/**
 * Passes the cookies of Better Auth's answer on, which are a new portal session, and answers who is signed in by them.
 */
export async function openSession(
  c: HonoContext,
  { services, auth }: { services: Services; auth: Auth },
  response: Response,
): Promise<Me> {
  const cookies = response.headers.getSetCookie()
  for (const cookie of cookies) c.header('set-cookie', cookie, { append: true })
  const cookie = cookies.map((line) => line.split(';', 1)[0]).join('; ')
  const found = await findPortalSession(services, auth, new Headers({ cookie }))
  if (!found) throw new Error('a new account has no session')
  return getMe(createContext(services, found.organizationId, found.actor))
}
