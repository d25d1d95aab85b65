import { composeAction, type MachineActionPayload } from '@pocketsoc/connectors/fixtures'
import { Hono } from 'hono'
import { z } from 'zod'
import { actionTypes } from '../defender/action-kinds.ts'
import { isOpen } from '../defender/action-store.ts'
import type { HttpEnvironment } from '../http/environment.ts'
import type { Tenant } from '../tenants.ts'
import type { World } from '../world.ts'
import { machineOf, tenantChoice, tenantOf } from './find.ts'
import { ControlProblem, readBody, readQuery } from './problem.ts'

const seconds = z.number().min(0).nullable().optional()
const hResult = z.int().min(-2_147_483_648).max(2_147_483_647)
const machineChoice = { ...tenantChoice, machine: z.string().min(1).optional() }

const Plan = z.strictObject({
  ...machineChoice,
  pendingSeconds: seconds,
  runningSeconds: seconds,
  cancelSeconds: seconds,
  outcome: z.enum(['Succeeded', 'Failed']).optional(),
  errorHResult: hResult.optional(),
})
const Begin = z.strictObject({
  ...tenantChoice,
  machine: z.string().min(1),
  type: z.enum(actionTypes).default('Isolate'),
  scope: z.string().nullable().default('Full'),
  comment: z.string().default('Begun in the portal.'),
  /** Who; one of the organisation's analysts if left out. */
  requestor: z.string().min(1).optional(),
  minutesAgo: z.number().min(0).default(0),
})
const End = z.strictObject({
  ...tenantChoice,
  status: z.enum(['InProgress', 'Succeeded', 'Failed', 'TimeOut', 'Cancelled']).default('Succeeded'),
  errorHResult: hResult.optional(),
})
const Choice = z.object({ ...machineChoice, type: z.string().optional() })

/** `/_control/actions`: how machine actions go, and what was asked of machines. */
export function actionControls(world: World): Hono<HttpEnvironment> {
  const routes = new Hono<HttpEnvironment>()

  routes.get('/', (context) => {
    const { tenant, chosen } = choose(world, readQuery(context, Choice))
    return context.json({ actions: tenant.actions.all().filter(chosen) })
  })
  routes.get('/posts', (context) => {
    const { tenant, chosen } = choose(world, readQuery(context, Choice))
    return context.json({ posts: tenant.actions.posts.filter(chosen) })
  })
  routes.delete('/posts', (context) => {
    tenantOf(world, readQuery(context, z.object(tenantChoice))).actions.posts.length = 0
    return context.body(null, 204)
  })

  routes.put('/plan', async (context) => {
    const { tenantId, machine, ...change } = await readBody(context, Plan)
    const tenant = tenantOf(world, { tenantId })
    const machineId = machine === undefined ? undefined : machineOf(tenant, machine).payload.id
    const plan = tenant.actions.changePlan(given(change), machineId)
    tenant.life.resume(machineId)
    return context.json(plan)
  })
  routes.delete('/plan', (context) => {
    const tenant = tenantOf(world, readQuery(context, z.object(tenantChoice)))
    tenant.actions.clearPlans()
    tenant.life.resume()
    return context.body(null, 204)
  })

  routes.post('/', async (context) => context.json(beginInPortal(world, await readBody(context, Begin)), 201))

  routes.post('/:id/end', async (context) => {
    const wish = await readBody(context, End)
    const tenant = tenantOf(world, wish)
    const action = openAction(tenant, context.req.param('id'))
    const at = world.clock.now()
    if (wish.status === 'InProgress') tenant.life.start(action.id, at)
    else tenant.life.end(action.id, { status: wish.status, at, errorHResult: wish.errorHResult ?? 0 })
    return context.json(tenant.actions.find(action.id))
  })
  return routes
}

function choose(world: World, choice: z.output<typeof Choice>) {
  const tenant = tenantOf(world, choice)
  const machineId = choice.machine === undefined ? undefined : machineOf(tenant, choice.machine).payload.id
  return {
    tenant,
    chosen: (item: { machineId: string; type: string }) =>
      (machineId === undefined || item.machineId === machineId) && (choice.type === undefined || item.type === choice.type),
  }
}

/** Somebody in the vendor's portal acts: nothing is checked, and no duplicate is refused. */
function beginInPortal(world: World, wish: z.output<typeof Begin>): MachineActionPayload {
  const tenant = tenantOf(world, wish)
  const action = composeAction(tenant.random, {
    type: wish.type,
    machine: machineOf(tenant, wish.machine),
    requestor: wish.requestor ?? tenant.random.pick(tenant.estate.analysts).principalName,
    comment: wish.comment,
    at: world.clock.now() - wish.minutesAgo * 60_000,
    source: 'Portal',
  })
  const scope = ['Isolate', 'RunAntiVirusScan'].includes(wish.type) ? wish.scope : null
  tenant.life.begin(action, { scope })
  return action
}

function openAction(tenant: Tenant, id: string): MachineActionPayload {
  const action = tenant.actions.find(id)
  if (action === undefined) throw new ControlProblem(404, `There is no action ${id}.`)
  if (!isOpen(action)) throw new ControlProblem(400, `The action has ended as ${action.status}.`)
  return action
}

/** The fields that were given, so that those left out keep their value. */
function given<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>
  }
}
