import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from '../context.ts'

/** What a request carries from one handler to the next. */
export interface HttpEnvironment {
  Variables: {
    requestId: string
    /** Set where a session is required. */
    context: Context
  }
}

export type Api = OpenAPIHono<HttpEnvironment>
