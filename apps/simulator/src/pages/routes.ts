import { readFileSync } from 'node:fs'
import { Hono } from 'hono'
import type { HttpEnvironment } from '../http/environment.ts'
import type { World } from '../world.ts'
import { indexPage } from './index-page.ts'
import { mailPage } from './mail-page.ts'
import { pageScript } from './page-script.ts'

const style = readFileSync(new URL('./style.css', import.meta.url), 'utf8')
const policy =
  "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'"
const mailPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox allow-popups allow-popups-to-escape-sandbox"

/** Pages for people: the overview and the mailbox. */
export function pageRoutes(world: World): Hono<HttpEnvironment> {
  const routes = new Hono<HttpEnvironment>()
  const page = { 'Content-Security-Policy': policy, 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' }

  routes.get('/', (context) => context.html(indexPage(world, new URL(context.req.url).origin), 200, page))
  routes.get('/mail', (context) => context.html(mailPage(world), 200, page))
  routes.get('/mail/:id', (context) => {
    const mail = world.mailbox.byId(context.req.param('id'))
    if (mail === undefined) return context.redirect('/mail')
    return context.html(mailPage(world, mail), 200, page)
  })
  // A mail's own HTML: no script, no request to anywhere, links open outside the frame.
  routes.get('/mail/:id/html', (context) => {
    const mail = world.mailbox.byId(context.req.param('id'))
    if (mail?.html == null) return context.notFound()
    return context.html(`<base target="_blank">${mail.html}`, 200, { ...page, 'Content-Security-Policy': mailPolicy })
  })
  routes.get('/_pages/style.css', (context) => context.body(style, 200, { 'Content-Type': 'text/css; charset=utf-8' }))
  // Browsers ask for it; it is no call of a vendor's service.
  routes.get('/favicon.ico', (context) => context.body(null, 204))
  routes.get('/_pages/script.js', (context) =>
    context.body(pageScript, 200, { 'Content-Type': 'text/javascript; charset=utf-8' }),
  )
  return routes
}
