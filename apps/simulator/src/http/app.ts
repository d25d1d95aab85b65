import { Hono } from 'hono'
import { controlRoutes } from '../control/routes.ts'
import { defenderService } from '../defender/routes.ts'
import { entraRoutes } from '../entra/routes.ts'
import { graphService } from '../graph/routes.ts'
import { pageRoutes } from '../pages/routes.ts'
import type { World } from '../world.ts'
import type { HttpEnvironment } from './environment.ts'
import { apiOf, type VendorApi } from './vendor-paths.ts'
import { type VendorService, vendorHandler } from './vendor-wire.ts'

/** Everything on one origin: control API, pages, and the vendor's services behind the wire that faults act on. */
export function createApp(world: World): Hono<HttpEnvironment> {
  const app = new Hono<HttpEnvironment>()
  const entra = entraRoutes(world)
  const services: Record<VendorApi, VendorService> = {
    entra: (request, environment) => entra.fetch(request, environment),
    defender: defenderService(world),
    graph: graphService(world),
  }
  app.route('/_control', controlRoutes(world))
  app.route('/', pageRoutes(world))
  app.all(
    '*',
    vendorHandler(world, (request, environment) => services[apiOf(new URL(request.url).pathname)](request, environment)),
  )
  return app
}
