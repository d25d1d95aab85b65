import { z } from 'zod'

// Compiled parsers need `new Function`, which Hermes lacks and a browser's content security policy refuses.
z.config({ jitless: true })

// Schemas carry notes for the OpenAPI document; in the app a note changes nothing.
Object.assign(z.ZodType.prototype, {
  openapi(this: unknown) {
    return this
  },
})

/** Stands in for `@hono/zod-openapi` in the app: the same route values, without the document's generator and its server. */
export function createRoute<T>(route: T): T {
  return route
}

export { z }
