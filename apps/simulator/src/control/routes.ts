import { Hono } from 'hono'
import type { HttpEnvironment } from '../http/environment.ts'
import type { World } from '../world.ts'
import { actionControls } from './actions.ts'
import { alertControls } from './alerts.ts'
import { faultControls } from './faults.ts'
import { huntingControls } from './hunting.ts'
import { machineControls } from './machines.ts'
import { mailControls } from './mail.ts'
import { answerProblem, ControlProblem } from './problem.ts'
import { requestControls } from './requests.ts'
import { secretControls } from './secrets.ts'
import { tenantControls } from './tenants.ts'
import { worldControls } from './world.ts'

/** The control API, by which people and tests direct the simulated world. */
export function controlRoutes(world: World): Hono<HttpEnvironment> {
  const routes = new Hono<HttpEnvironment>()
  routes.use(async (context, next) => {
    // A page elsewhere in the browser must not direct the simulator behind its user's back.
    const origin = context.req.header('Origin')
    if (origin !== undefined && URL.parse(origin)?.host !== context.req.header('Host')) {
      throw new ControlProblem(403, 'The control API answers no other origin.')
    }
    await next()
  })
  routes.route('/actions', actionControls(world))
  routes.route('/alerts', alertControls(world))
  routes.route('/faults', faultControls(world))
  routes.route('/hunting', huntingControls(world))
  routes.route('/machines', machineControls(world))
  routes.route('/mail', mailControls(world))
  routes.route('/requests', requestControls(world))
  routes.route('/secrets', secretControls(world))
  routes.route('/', tenantControls(world))
  routes.route('/', worldControls(world))
  routes.all('*', (context) => {
    throw new ControlProblem(404, `The control API has no ${context.req.method} ${context.req.path}.`)
  })
  routes.onError(answerProblem)
  return routes
}
