import { clientHeader } from '@pocketsoc/contract'
import { createMiddleware } from 'hono/factory'
import { parse } from 'hono/utils/cookie'
import { createContext } from '../context.ts'
import type { Services } from '../services.ts'
import type { HttpEnvironment } from './environment.ts'
import { Problem } from './problem.ts'
import type { FindActor } from './sessions.ts'

export const deviceCookie = 'pocketsoc_device'

/** How the features that own sessions find who makes a request. */
export interface SessionFinders {
  ofDevice: (token: string) => Promise<FindActor>
  ofPortal: (headers: Headers) => Promise<FindActor>
}

/**
 * Whose request it is, or null. A phone sends its token, a browser that runs the phone app names itself in a header,
 * so that its cookie and the portal's on the same origin stay apart.
 */
export async function findSession(headers: Headers, find: SessionFinders): Promise<FindActor> {
  const [, bearer] = /^Bearer ([\w-]{20,200})$/.exec(headers.get('authorization') ?? '') ?? []
  if (bearer) return find.ofDevice(bearer)
  if (headers.get(clientHeader) !== 'phone') return find.ofPortal(headers)
  const token = parse(headers.get('cookie') ?? '', deviceCookie)[deviceCookie]
  return token ? find.ofDevice(token) : null
}

/** Lets a request through with its member's context, or answers `signed-out`. */
export function signedIn(services: Services, find: SessionFinders) {
  return createMiddleware<HttpEnvironment>(async (c, next) => {
    const found = await findSession(c.req.raw.headers, find)
    if (!found) throw new Problem('signed-out', 'There is no valid session with this request.')
    c.set('context', createContext(services, found.organizationId, found.actor))
    c.header('cache-control', 'no-store')
    await next()
  })
}
