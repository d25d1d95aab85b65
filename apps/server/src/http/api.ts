import { OpenAPIHono } from '@hono/zod-openapi'
import type { Context as HonoContext } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { Log } from '../log.ts'
import { SealBroken } from '../vault/sealing.ts'
import type { Api, HttpEnvironment } from './environment.ts'
import { Problem, problemDetails } from './problem.ts'
import { sealBrokenProblem } from './vendor-problem.ts'

/** A router that answers every failure as problem+json. */
export function createApi(): Api {
  return new OpenAPIHono<HttpEnvironment>({
    defaultHook: (result) => {
      if (result.success) return
      // Path parameters are ids: a malformed one names nothing, exactly like an unknown one.
      if (result.target === 'param') throw new Problem('missing', 'There is no such thing.')
      throw new Problem('invalid-input', 'Some of what was sent is not valid.', {
        errors: result.error.issues.map((issue) => ({
          pointer: `/${issue.path.map((part) => String(part).replaceAll('~', '~0').replaceAll('/', '~1')).join('/')}`,
          detail: issue.message,
        })),
      })
    },
  })
}

/** Translates what was thrown, once. Only problems show their words; the rest goes to the log. */
export function answerError(log: Log) {
  return (error: Error, c: HonoContext<HttpEnvironment>): Response => {
    const requestId = c.get('requestId')
    const problem = asProblem(error)
    if (problem.code === 'internal') log.error({ error, requestId, path: c.req.path }, 'request failed')
    else if (problem.options.note) log.info({ requestId, code: problem.code, note: problem.options.note }, problem.message)
    return answerProblem(c, problem)
  }
}

function asProblem(error: Error): Problem {
  if (error instanceof Problem) return error
  if (error instanceof HTTPException && error.status < 500) return new Problem('invalid-input', 'The request could not be read.')
  if (error instanceof SealBroken) return sealBrokenProblem()
  if (refusesValue(error))
    return new Problem('invalid-input', 'A text holds a character, or a date lies in a year, that cannot be stored.')
  return new Problem('internal', 'Something went wrong on our side.')
}

// PostgreSQL's codes for a null character in text, half a surrogate pair in JSON, and a date beyond its calendar.
const refusedValues = new Set(['22021', '22P05', '22008'])

function refusesValue(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code } = error as { code?: unknown }
  return (typeof code === 'string' && refusedValues.has(code)) || refusesValue(error.cause)
}

function answerProblem(c: HonoContext<HttpEnvironment>, problem: Problem): Response {
  const details = problemDetails(problem, c.get('requestId'))
  if (problem.options.retryAfterSeconds) c.header('retry-after', String(problem.options.retryAfterSeconds))
  c.header('cache-control', 'no-store')
  return c.body(JSON.stringify(details), details.status as 400, { 'content-type': 'application/problem+json' })
}
