import { Hono } from 'hono'
import { z } from 'zod'
import type { HttpEnvironment } from '../http/environment.ts'
import type { World } from '../world.ts'
import { readQuery } from './problem.ts'

const MailQuery = z.object({ to: z.string().optional(), subject: z.string().optional() })

/** `/_control/mail`: what arrived in the mailbox, newest first. */
export function mailControls(world: World): Hono<HttpEnvironment> {
  const routes = new Hono<HttpEnvironment>()
  routes.get('/', (context) => context.json({ mails: world.mailbox.find(readQuery(context, MailQuery)) }))
  routes.delete('/', (context) => {
    world.mailbox.clear()
    return context.body(null, 204)
  })
  return routes
}
