import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { z } from 'zod'
import type { HttpEnvironment } from '../http/environment.ts'

/** A refusal of the control API, answered as problem details (RFC 9457). */
export class ControlProblem extends Error {
  readonly status: 400 | 403 | 404
  readonly errors: { pointer: string; detail: string }[]

  constructor(status: 400 | 403 | 404, detail: string, errors: { pointer: string; detail: string }[] = []) {
    super(detail)
    this.status = status
    this.errors = errors
  }
}

const titles = { 400: 'Some of what was sent is not valid', 403: 'Not allowed', 404: 'Not found' }

export function answerProblem(error: Error, context: Context<HttpEnvironment>): Response {
  if (error instanceof HTTPException) return error.getResponse()
  if (!(error instanceof ControlProblem)) throw error
  const errors = error.errors.length > 0 ? { errors: error.errors } : {}
  const body = { type: 'about:blank', title: titles[error.status], status: error.status, detail: error.message, ...errors }
  return context.body(JSON.stringify(body), error.status, { 'Content-Type': 'application/problem+json' })
}

/** The JSON body as the schema reads it; no body counts as `{}`. Throws ControlProblem. */
export async function readBody<Schema extends z.ZodType>(
  context: Context<HttpEnvironment>,
  schema: Schema,
): Promise<z.output<Schema>> {
  const text = await context.req.text()
  let value: unknown
  try {
    value = text === '' ? {} : JSON.parse(text)
  } catch {
    throw new ControlProblem(400, 'The body is not JSON.')
  }
  return parse(value, schema)
}

/** Query parameters as the schema reads them. Throws ControlProblem. */
export function readQuery<Schema extends z.ZodType>(context: Context<HttpEnvironment>, schema: Schema): z.output<Schema> {
  return parse(context.req.query(), schema)
}

function parse<Schema extends z.ZodType>(value: unknown, schema: Schema): z.output<Schema> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const errors = parsed.error.issues.map((issue) => ({
    pointer: `/${issue.path.map((part) => String(part).replaceAll('~', '~0').replaceAll('/', '~1')).join('/')}`,
    detail: issue.message,
  }))
  throw new ControlProblem(400, 'The request does not fit what this path takes.', errors)
}
