import { Hono } from 'hono'
import { z } from 'zod'
import type { HttpEnvironment } from '../http/environment.ts'
import type { World } from '../world.ts'
import { readQuery } from './problem.ts'

const RequestQuery = z.object({
  api: z.enum(['entra', 'defender', 'graph']).optional(),
  /** Part of the path, letter case ignored. */
  path: z.string().toLowerCase().optional(),
  tenantId: z.guid().toLowerCase().optional(),
})

/** `/_control/requests`: what the vendor's services were asked. */
export function requestControls(world: World): Hono<HttpEnvironment> {
  const routes = new Hono<HttpEnvironment>()
  routes.get('/', (context) => {
    const { api, path, tenantId } = readQuery(context, RequestQuery)
    const requests = world.requests
      .all()
      .filter((entry) => api === undefined || entry.api === api)
      .filter((entry) => path === undefined || entry.path.toLowerCase().includes(path))
      .filter((entry) => tenantId === undefined || entry.tenantId === tenantId)
    return context.json({ requests })
  })
  routes.delete('/', (context) => {
    world.requests.clear()
    return context.body(null, 204)
  })
  return routes
}
