import { z } from 'zod'

// The probe for compiled parsers calls `new Function`, which our content security policy reports as a violation.
z.config({ jitless: true })

// Schemas carry notes for the OpenAPI document; in the browser a note changes nothing.
Object.assign(z.ZodType.prototype, {
  openapi(this: unknown) {
    return this
  },
})

/** Stands in for `@hono/zod-openapi` in the browser: the same route values, without the document's generator. */
export function createRoute<T>(route: T): T {
  return route
}

export { z }
