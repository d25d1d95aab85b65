import { Hono } from 'hono'
import { z } from 'zod'
import type { Allowance } from '../defender/rate-limit.ts'
import type { HttpEnvironment } from '../http/environment.ts'
import { startStream } from '../stream.ts'
import type { World } from '../world.ts'
import { readBody } from './problem.ts'
import { describeLimits, describeWorld } from './state.ts'

const Clock = z.union([z.strictObject({ advanceSeconds: z.number() }), z.strictObject({ set: z.iso.datetime({ offset: true }) })])
const Reset = z.strictObject({ empty: z.boolean().optional(), streamSeconds: z.number().min(0).optional() })
const limit = z.int().min(0).nullable().optional()
const OwnLimits = z.strictObject({ minute: limit, hour: limit })
const Limits = z.strictObject({ minute: limit, hour: limit, batchUpdate: OwnLimits.optional(), hunting: OwnLimits.optional() })
const Settings = z
  .strictObject({
    tokenLifetimeSeconds: z.int().min(1),
    nextLinkWithTop: z.boolean(),
    pageSize: z.int().min(1).max(10_000),
    assigneeMayBeNull: z.boolean(),
    determinations: z.enum(['both', 'alert-page', 'update-page']),
    duplicateActions: z.enum(['refuse', 'return-open', 'get-stuck']),
    oldHunting: z.enum(['by-date', 'ended', 'stays']),
    oldHuntingEndStatus: z.union([z.literal(404), z.literal(410)]),
    huntingTimeOutStatus: z.union([z.literal(400), z.literal(504)]),
  })
  .partial()

/** What holds for everything: the clock, limits, switches, and starting over. */
export function worldControls(world: World): Hono<HttpEnvironment> {
  const routes = new Hono<HttpEnvironment>()
  routes.get('/state', (context) => context.json(describeWorld(world)))
  routes.post('/clock', async (context) => {
    const move = await readBody(context, Clock)
    if ('set' in move) world.clock.set(new Date(move.set))
    else world.clock.advance(move.advanceSeconds)
    return context.json({ time: new Date(world.clock.now()).toISOString() })
  })
  routes.post('/limits', async (context) => {
    const { batchUpdate = {}, hunting = {}, ...calls } = await readBody(context, Limits)
    for (const [allowance, change] of Object.entries({ calls, batchUpdate, hunting })) {
      const limiter = world.limiters[allowance as Allowance]
      limiter.limits = { ...limiter.limits, ...change }
    }
    return context.json(describeLimits(world))
  })
  routes.post('/settings', async (context) => {
    world.settings = { ...world.settings, ...(await readBody(context, Settings)) }
    return context.json(world.settings)
  })
  routes.post('/reset', async (context) => {
    world.reset(await readBody(context, Reset))
    startStream(world)
    return context.json(describeWorld(world))
  })
  return routes
}
