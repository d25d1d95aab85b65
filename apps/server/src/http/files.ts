import { existsSync } from 'node:fs'
import { serveStatic } from '@hono/node-server/serve-static'
import type { Hono } from 'hono'
import type { Config } from '../config.ts'
import type { HttpEnvironment } from './environment.ts'

const hashedAsset = /\/(assets|_expo)\//
const immutable = 'public, max-age=31536000, immutable'

/** Serves the built portal at `/` and the built phone app at `/app/`; paths without a file get the app's page. */
export function serveFiles(app: Hono<HttpEnvironment>, config: Config): void {
  mountFiles(app, { folder: config.appFiles, prefix: '/app', what: 'phone app', build: 'build:web' })
  mountFiles(app, { folder: config.portalFiles, prefix: '', what: 'portal', build: 'build' })
}

interface Files {
  folder: string
  prefix: string
  what: string
  build: string
}

function mountFiles(app: Hono<HttpEnvironment>, { folder, prefix, what, build }: Files): void {
  // Made on first use: a folder may be built after the server has started.
  let handlers: { file: Handler; page: Handler } | undefined
  // Before the wildcard, which matches the bare prefix too.
  if (prefix) app.get(prefix, (c) => c.redirect(`${prefix}/`))
  app.get(`${prefix}/*`, async (c, next) => {
    if (!existsSync(`${folder}/index.html`)) {
      return c.text(`The ${what} has not been built: npm run ${build} in its folder, or npm start.`, 503)
    }
    handlers ??= { file: filesIn(folder, prefix), page: pageOf(folder) }
    const { file, page } = handlers
    return (await file(c, async () => undefined)) ?? page(c, next)
  })
}

type Handler = ReturnType<typeof serveStatic<HttpEnvironment>>

function filesIn(folder: string, prefix: string): Handler {
  return serveStatic({
    root: folder,
    rewriteRequestPath: (path) => path.slice(prefix.length) || '/',
    onFound: (path, c) => c.header('cache-control', hashedAsset.test(path) ? immutable : 'no-cache'),
  })
}

function pageOf(folder: string): Handler {
  return serveStatic({ root: folder, path: 'index.html', onFound: (_, c) => c.header('cache-control', 'no-cache') })
}
