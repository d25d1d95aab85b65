import { Scalar } from '@scalar/hono-api-reference'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { asSystem } from './db/scoped.ts'
import { auditRoutes } from './features/audit/index.ts'
import { detectionRoutes } from './features/detections/index.ts'
import { deviceRoutes, findDeviceSession, tokenRoutes } from './features/devices/index.ts'
import { huntingRoutes } from './features/hunting/index.ts'
import { type LiveHub, liveEventRoutes } from './features/live-events/index.ts'
import { machineActionRoutes } from './features/machine-actions/index.ts'
import { machineRoutes } from './features/machines/index.ts'
import { processGraphRoutes } from './features/process-graph/index.ts'
import { type Auth, accountRoutes, findPortalSession, signUpRoutes } from './features/sign-in/index.ts'
import { invitationRoutes, teamRoutes } from './features/team/index.ts'
import { triageRoutes } from './features/triage/index.ts'
import { vendorConfigurationRoutes } from './features/vendor-configurations/index.ts'
import { answerError, createApi } from './http/api.ts'
import type { Api, HttpEnvironment } from './http/environment.ts'
import { serveFiles } from './http/files.ts'
import { Problem } from './http/problem.ts'
import { clientAddress, pageSecurity, requestId, sameOriginOnly } from './http/security.ts'
import { findSession, type SessionFinders, signedIn } from './http/signed-in.ts'
import type { Services } from './services.ts'

const largestBody = 1024 * 1024

export interface ApplicationParts {
  auth: Auth
  hub: LiveHub
}

/** The whole HTTP surface: API, sign-in, documents, portal and phone app. */
export function createApplication(services: Services, { auth, hub }: ApplicationParts): Hono<HttpEnvironment> {
  const app = new Hono<HttpEnvironment>()
  app.onError(answerError(services.log))
  app.use(requestId, clientAddress)
  app.get('/healthz', (c) => c.json({ status: 'ok' }))
  app.get('/readyz', async (c) => {
    await asSystem(services.database, (tx) => tx.connection.query('select 1'))
    return c.json({ status: 'ready' })
  })
  app.get('/api/docs', Scalar({ url: '/api/openapi.json', pageTitle: 'PocketSOC API', telemetry: false }))
  app.use(pageSecurity(services.config), sameOriginOnly(services.config))
  app.use('/api/*', bodyLimit({ maxSize: largestBody, onError: tooLarge }))
  // Sign-up goes through our own route, which makes the organisation too.
  app.all('/api/auth/sign-up/*', () => unknownPath())
  app.on(['GET', 'POST'], '/api/auth/*', (c) => auth.handler(c.req.raw))
  app.get('/api/openapi.json', (c) => c.json(openApiDocument(services, { auth, hub })))
  app.route('/api/v1', createV1(services, { auth, hub }))
  app.all('/api/*', () => unknownPath())
  serveFiles(app, services.config)
  return app
}

function createV1(services: Services, { auth, hub }: ApplicationParts): Api {
  const api = createApi()
  api.onError(answerError(services.log))
  signUpRoutes(api, services, auth)
  tokenRoutes(api, services)
  invitationRoutes(api, services, auth)
  const finders = sessionFinders(services, auth)
  api.use(signedIn(services, finders))
  accountRoutes(api)
  deviceRoutes(api, services)
  teamRoutes(api)
  detectionRoutes(api)
  triageRoutes(api)
  machineRoutes(api)
  machineActionRoutes(api)
  huntingRoutes(api)
  processGraphRoutes(api)
  vendorConfigurationRoutes(api)
  auditRoutes(api)
  liveEventRoutes(api, hub, async (headers) => (await findSession(headers, finders)) !== null)
  return api
}

function sessionFinders(services: Services, auth: Auth): SessionFinders {
  return {
    async ofDevice(token) {
      const session = await findDeviceSession(services, token)
      if (!session) return null
      const { organizationId, userId, userName, role, deviceId } = session
      return { organizationId, actor: { userId, name: userName, role, via: 'device', deviceId } }
    },
    ofPortal: (headers) => findPortalSession(services, auth, headers),
  }
}

function openApiDocument(services: Services, parts: ApplicationParts) {
  return createV1(services, parts).getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: 'PocketSOC', version: '1', description: 'Every error is problem+json (RFC 9457) with a stable `code`.' },
    servers: [{ url: `${services.config.publicUrl}/api/v1` }],
  })
}

function unknownPath(): never {
  throw new Problem('missing', 'There is nothing at this address.')
}

function tooLarge(c: Context): never {
  // The rest of the body is not read, so the next request needs another connection.
  c.header('connection', 'close')
  throw new Problem('invalid-input', 'The request is larger than 1 MiB.')
}
