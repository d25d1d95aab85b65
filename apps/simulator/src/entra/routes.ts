import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import type { VendorEnvironment } from '../http/environment.ts'
import type { World } from '../world.ts'
import { EntraError } from './errors.ts'
import { findTenant, issueToken } from './issue-token.ts'
import { instanceDiscovery, openidConfiguration } from './metadata.ts'

/** The sign-in authority: token endpoints v1 and v2, metadata, keys. */
export function entraRoutes(world: World): Hono<VendorEnvironment> {
  const routes = new Hono<VendorEnvironment>()

  const token = (version: 1 | 2) => async (context: Context<VendorEnvironment>) => {
    context.header('Cache-Control', 'no-store')
    context.header('Pragma', 'no-cache')
    const form = new URLSearchParams(await context.req.text())
    const issued = await issueToken(world, {
      tenant: context.req.param('tenant') ?? '',
      version,
      form,
      authorization: context.req.header('Authorization') ?? null,
      origin: context.req.header('Origin') ?? null,
    })
    context.env.call.clientId = issued.app.clientId
    context.env.call.tenantId = issued.tenant.id
    return context.json(issued.body)
  }

  routes.use(async (context, next) => {
    context.header('x-ms-request-id', randomUUID())
    await next()
  })
  routes.post('/:tenant/oauth2/v2.0/token', token(2))
  routes.post('/:tenant/oauth2/token', token(1))
  routes.get('/:tenant/v2.0/.well-known/openid-configuration', (context) =>
    context.json(openidConfiguration(findTenant(world, context.req.param('tenant'), 'invalid_tenant'))),
  )
  routes.get('/:tenant/discovery/v2.0/keys', (context) => context.json(world.signer.keySet()))
  routes.get('/common/discovery/instance', (context) =>
    context.json(instanceDiscovery(context.req.query('authorization_endpoint'))),
  )

  routes.onError((error, context) => {
    if (!(error instanceof EntraError)) throw error
    const correlationId = context.req.header('client-request-id') ?? randomUUID()
    return context.json(error.body(world.clock.now(), correlationId), error.fault.status)
  })
  return routes
}
