import { randomUUID } from 'node:crypto'
import { getConnInfo } from '@hono/node-server/conninfo'
import { createMiddleware } from 'hono/factory'
import { secureHeaders } from 'hono/secure-headers'
import type { Config } from '../config.ts'
import type { HttpEnvironment } from './environment.ts'
import { Problem } from './problem.ts'

/** Gives each request an id of ours; one sent by the caller is never trusted. */
export const requestId = createMiddleware<HttpEnvironment>(async (c, next) => {
  const id = randomUUID()
  c.set('requestId', id)
  c.header('x-request-id', id)
  await next()
})

/** Names the peer's address in a header that callers cannot forge, for the rate limits of sign-in. */
export const clientAddress = createMiddleware<HttpEnvironment>(async (c, next) => {
  c.req.raw.headers.set('x-pocketsoc-client-address', getConnInfo(c).remote.address ?? '0.0.0.0')
  await next()
})

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Refuses changes that a page of another origin makes with our cookies (cross-site request forgery). */
export function sameOriginOnly(config: Config) {
  return createMiddleware<HttpEnvironment>(async (c, next) => {
    const origin = c.req.header('origin')
    if (!safeMethods.has(c.req.method) && origin !== undefined && origin !== config.publicUrl) {
      throw new Problem('not-allowed', 'Changes from another site are refused.', {
        remedy: `Open PocketSOC at ${config.publicUrl}, or set POCKETSOC_PUBLIC_URL to the address you use.`,
      })
    }
    await next()
  })
}

/** Headers that take away from pages what they do not need. */
export function pageSecurity(config: Config) {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      // React Native's web renderer and the component library write style attributes and elements.
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
      formAction: ["'self'"],
    },
    referrerPolicy: 'no-referrer',
    xFrameOptions: 'DENY',
    strictTransportSecurity: config.publicUrl.startsWith('https:') ? 'max-age=31536000; includeSubDomains' : false,
    crossOriginResourcePolicy: 'same-origin',
    crossOriginOpenerPolicy: 'same-origin',
    permissionsPolicy: { camera: [], geolocation: [], microphone: [] },
  })
}
