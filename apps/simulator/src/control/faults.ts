import { Hono } from 'hono'
import { z } from 'zod'
import type { HttpEnvironment } from '../http/environment.ts'
import type { World } from '../world.ts'
import { ControlProblem, readBody } from './problem.ts'

const headers = z.record(z.string().regex(/^[\w-]+$/), z.string())
const isPattern = (source: string): boolean => {
  try {
    new RegExp(source)
    return true
  } catch {
    return false
  }
}

const common = {
  match: z
    .strictObject({
      method: z.string().toUpperCase().optional(),
      path: z.string().refine(isPattern, 'Not a regular expression').optional(),
      tenantId: z.guid().toLowerCase().optional(),
    })
    .default({}),
  after: z.int().min(0).default(0),
  times: z.int().min(1).nullable().default(1),
}

const NewFault = z.discriminatedUnion('kind', [
  z.strictObject({
    ...common,
    kind: z.literal('status'),
    status: z.int().min(200).max(599),
    code: z.string().optional(),
    message: z.string().optional(),
    body: z.string().optional(),
    headers: headers.optional(),
  }),
  z.strictObject({ ...common, kind: z.literal('delay'), milliseconds: z.int().min(1).max(600_000) }),
  z.strictObject({ ...common, kind: z.literal('cut'), afterBytes: z.int().min(0).default(200) }),
  z.strictObject({ ...common, kind: z.literal('drop') }),
  z.strictObject({ ...common, kind: z.literal('lose-answer') }),
  z.strictObject({ ...common, kind: z.literal('late-answer'), milliseconds: z.int().min(1).max(600_000) }),
  z.strictObject({ ...common, kind: z.literal('garbage') }),
  z.strictObject({ ...common, kind: z.literal('html'), status: z.int().min(200).max(599).default(502) }),
  z.strictObject({ ...common, kind: z.literal('empty') }),
  z.strictObject({ ...common, kind: z.literal('repeat-page') }),
  z.strictObject({ ...common, kind: z.literal('clock-skew'), seconds: z.int() }),
  z.strictObject({ ...common, kind: z.literal('headers'), headers }),
])

/** `/_control/faults`: making the vendor's services misbehave. */
export function faultControls(world: World): Hono<HttpEnvironment> {
  const routes = new Hono<HttpEnvironment>()
  routes.get('/', (context) => context.json({ faults: world.faults.all() }))
  routes.post('/', async (context) => {
    const { match, after, times, ...effect } = await readBody(context, NewFault)
    return context.json(world.faults.add({ match, after, times, effect }), 201)
  })
  routes.delete('/', (context) => {
    world.faults.remove()
    return context.body(null, 204)
  })
  routes.delete('/:id', (context) => {
    if (!world.faults.remove(context.req.param('id'))) throw new ControlProblem(404, 'There is no such fault, or it is used up.')
    return context.body(null, 204)
  })
  return routes
}
