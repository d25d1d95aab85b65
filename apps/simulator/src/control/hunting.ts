import { Hono } from 'hono'
import { z } from 'zod'
import type { HttpEnvironment } from '../http/environment.ts'
import type { World } from '../world.ts'
import { tenantChoice, tenantOf } from './find.ts'
import { readBody, readQuery } from './problem.ts'

const Plan = z.strictObject({
  ...tenantChoice,
  runSeconds: z.number().min(0).nullable().optional(),
  waitMilliseconds: z.int().min(0).max(600_000).optional(),
})
const Spend = z.strictObject({ ...tenantChoice, seconds: z.number().positive() })

/** `/_control/hunting`: how hunting queries go, and which were asked. */
export function huntingControls(world: World): Hono<HttpEnvironment> {
  const routes = new Hono<HttpEnvironment>()

  routes.get('/queries', (context) => {
    const { tenantId } = readQuery(context, z.object(tenantChoice))
    const queries = world.queries.all().filter((entry) => tenantId === undefined || entry.tenantId === tenantId)
    return context.json({ queries })
  })
  routes.delete('/queries', (context) => {
    world.queries.clear()
    return context.body(null, 204)
  })

  routes.put('/plan', async (context) => {
    const { tenantId, runSeconds, waitMilliseconds } = await readBody(context, Plan)
    const { hunting } = tenantOf(world, { tenantId })
    hunting.plan = {
      runSeconds: runSeconds === undefined ? hunting.plan.runSeconds : runSeconds,
      waitMilliseconds: waitMilliseconds ?? hunting.plan.waitMilliseconds,
    }
    return context.json(hunting.plan)
  })
  routes.delete('/plan', (context) => {
    tenantOf(world, readQuery(context, z.object(tenantChoice))).hunting.clear()
    return context.body(null, 204)
  })

  routes.post('/spend', async (context) => {
    const { tenantId, seconds } = await readBody(context, Spend)
    tenantOf(world, { tenantId }).hunting.runTime.spend(seconds, world.clock.now())
    return context.body(null, 204)
  })
  return routes
}
