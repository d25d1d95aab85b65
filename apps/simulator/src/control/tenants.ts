import { guidePermissions, Random } from '@pocketsoc/connectors/fixtures'
import { Hono } from 'hono'
import { z } from 'zod'
import type { HttpEnvironment } from '../http/environment.ts'
import { createTenant, registerApp } from '../tenants.ts'
import { giveHistory, type World } from '../world.ts'
import { appChoice, appOf, tenantChoice, tenantOf } from './find.ts'
import { ControlProblem, readBody } from './problem.ts'

const day = 86_400_000

const permissions = z.array(z.string().min(1))

const NewTenant = z.strictObject({
  tenantId: z.guid().toLowerCase().optional(),
  name: z.string().min(1).default('Larkfield Foods'),
  domain: z
    .string()
    .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)*\.example$/)
    .optional(),
  cloud: z.enum(['commercial', 'gcc', 'gcc-high']).default('commercial'),
  hasDefender: z.boolean().default(true),
  clientId: z.guid().toLowerCase().optional(),
  clientSecret: z.string().min(1).optional(),
  permissions: permissions.default([...guidePermissions]),
  graphPermissions: permissions.default([]),
  /** A month of alerts; without, none. */
  history: z.boolean().default(false),
  streams: z.boolean().default(false),
})
const TenantChange = z.strictObject({ ...tenantChoice, hasDefender: z.boolean().optional(), streams: z.boolean().optional() })
const AppChange = z.strictObject({
  ...appChoice,
  enabled: z.boolean().optional(),
  hasServicePrincipal: z.boolean().optional(),
  blockedByConditionalAccess: z.boolean().optional(),
})
/** Those left out stay as they are. */
const Permissions = z
  .strictObject({ ...appChoice, permissions: permissions.optional(), graphPermissions: permissions.optional() })
  .refine((body) => body.permissions !== undefined || body.graphPermissions !== undefined, {
    path: ['permissions'],
    error: 'Give permissions, graphPermissions or both',
  })
/** Tenants, apps and what they may do. */
export function tenantControls(world: World): Hono<HttpEnvironment> {
  const routes = new Hono<HttpEnvironment>()

  routes.post('/tenants', async (context) => context.json(addTenant(world, await readBody(context, NewTenant)), 201))

  routes.patch('/tenants', async (context) => {
    const { tenantId, hasDefender, streams } = await readBody(context, TenantChange)
    const tenant = tenantOf(world, { tenantId })
    tenant.hasDefender = hasDefender ?? tenant.hasDefender
    tenant.streams = streams ?? tenant.streams
    return context.body(null, 204)
  })

  routes.patch('/apps', async (context) => {
    const body = await readBody(context, AppChange)
    const app = appOf(world, body)
    app.enabled = body.enabled ?? app.enabled
    app.hasServicePrincipal = body.hasServicePrincipal ?? app.hasServicePrincipal
    app.blockedByConditionalAccess = body.blockedByConditionalAccess ?? app.blockedByConditionalAccess
    return context.body(null, 204)
  })

  routes.put('/permissions', async (context) => {
    const body = await readBody(context, Permissions)
    const app = appOf(world, body)
    app.permissions = new Set(body.permissions ?? app.permissions)
    app.graphPermissions = new Set(body.graphPermissions ?? app.graphPermissions)
    return context.json({ permissions: [...app.permissions], graphPermissions: [...app.graphPermissions] })
  })

  routes.post('/tokens/revoke', async (context) => {
    const tenant = tenantOf(world, await readBody(context, z.strictObject(tenantChoice)))
    for (const uti of tenant.issuedTokens) tenant.revokedTokens.add(uti)
    tenant.issuedTokens.clear()
    return context.body(null, 204)
  })
  return routes
}

function addTenant(world: World, wish: z.output<typeof NewTenant>) {
  const now = world.clock.now()
  const number = world.tenants.size + 1
  const random = new Random(`tenant ${wish.tenantId ?? number} ${world.options.seed}`)
  const id = wish.tenantId ?? random.guid()
  if (world.tenants.has(id)) throw new ControlProblem(400, `Tenant ${id} exists already.`)
  const domain = wish.domain ?? `${wish.name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}-${number}.example`
  const netbiosName = (domain.split('.')[0] ?? 'CORP').toUpperCase().slice(0, 15)
  const tenant = createTenant(world, { id, name: wish.name, domain, netbiosName, cloud: wish.cloud, random, now })
  tenant.hasDefender = wish.hasDefender
  tenant.streams = wish.streams
  const clientId = wish.clientId ?? random.guid()
  const secret = {
    id: random.guid(),
    value: wish.clientSecret ?? `${random.hex(3)}~Q${random.hex(34)}`,
    usableFrom: 0,
    expiresAt: now + 730 * day,
  }
  registerApp(tenant, { clientId, permissions: wish.permissions, graphPermissions: wish.graphPermissions, secret })
  if (wish.history) giveHistory(tenant, now, id)
  world.tenants.set(id, tenant)
  return { tenantId: id, domain, clientId, clientSecret: secret.value, clientSecretId: secret.id, permissions: wish.permissions }
}
