import type { MachinePayload } from '@pocketsoc/connectors/fixtures'
import { Hono } from 'hono'
import { z } from 'zod'
import type { HttpEnvironment } from '../http/environment.ts'
import type { World } from '../world.ts'
import { machineOf, tenantChoice, tenantOf } from './find.ts'
import { readBody } from './problem.ts'

const Change = z.looseObject({ ...tenantChoice, id: z.undefined('An id cannot be changed').optional() })

/** `/_control/machines`: changing machines of the estate. */
export function machineControls(world: World): Hono<HttpEnvironment> {
  const routes = new Hono<HttpEnvironment>()
  routes.patch('/:machine', async (context) => {
    const { tenantId, ...fields } = await readBody(context, Change)
    const tenant = tenantOf(world, { tenantId })
    const machine = machineOf(tenant, context.req.param('machine'))
    machine.payload = { ...machine.payload, ...fields } as MachinePayload
    // One that is back gets what waited for it.
    tenant.life.resume(machine.payload.id)
    return context.json(machine.payload)
  })
  return routes
}
