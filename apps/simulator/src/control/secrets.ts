import { Hono } from 'hono'
import { z } from 'zod'
import type { HttpEnvironment } from '../http/environment.ts'
import type { World } from '../world.ts'
import { appChoice, appOf, tenantOf } from './find.ts'
import { ControlProblem, readBody, readQuery } from './problem.ts'

const day = 86_400_000

const NewSecret = z.strictObject({
  ...appChoice,
  value: z.string().min(1).optional(),
  lifetimeDays: z.number().positive().default(730),
  /** How long it still answers as a wrong secret. */
  replicationSeconds: z.number().min(0).default(0),
})
const ExpireSecret = z.strictObject({ ...appChoice, secretId: z.guid().optional() })

/** `/_control/secrets`: the secrets of an app, how they come and go. */
export function secretControls(world: World): Hono<HttpEnvironment> {
  const routes = new Hono<HttpEnvironment>()

  routes.post('/', async (context) => {
    const body = await readBody(context, NewSecret)
    const now = world.clock.now()
    const random = tenantOf(world, body).random
    const secret = {
      id: random.guid(),
      value: body.value ?? `${random.hex(3)}~Q${random.hex(34)}`,
      usableFrom: now + body.replicationSeconds * 1000,
      expiresAt: now + body.lifetimeDays * day,
    }
    appOf(world, body).secrets.push(secret)
    return context.json({ secretId: secret.id, value: secret.value, expiresAt: new Date(secret.expiresAt).toISOString() }, 201)
  })

  routes.post('/expire', async (context) => {
    const body = await readBody(context, ExpireSecret)
    const chosen = appOf(world, body).secrets.filter((secret) => body.secretId === undefined || secret.id === body.secretId)
    if (chosen.length === 0) throw new ControlProblem(404, 'The app has no such secret.')
    for (const secret of chosen) secret.expiresAt = world.clock.now()
    return context.json({ expired: chosen.map((secret) => secret.id) })
  })

  routes.delete('/:id', (context) => {
    const app = appOf(world, readQuery(context, z.object(appChoice)))
    const kept = app.secrets.filter((secret) => secret.id !== context.req.param('id'))
    if (kept.length === app.secrets.length) throw new ControlProblem(404, 'The app has no such secret.')
    app.secrets = kept
    return context.body(null, 204)
  })
  return routes
}
