import { z } from '@hono/zod-openapi'
import { ProblemDetails } from './problem.ts'

/** An instant as RFC 3339 in UTC, e.g. `2026-03-04T09:12:31.441Z`; readers show it in their own zone. */
export const Instant = z.iso.datetime().openapi({ example: '2026-03-04T09:12:31.441Z' })

export const IdParams = z.object({ id: z.uuid().openapi({ param: { name: 'id', in: 'path' } }) })

/** A query's list: its key repeated for each value, of which one alone arrives as a bare string. */
export const many = <T extends z.ZodType>(item: T) =>
  z.preprocess((value) => (value === undefined || Array.isArray(value) ? value : [value]), z.array(item).optional())

/** A JSON response with its schema, for `createRoute`. */
export function json<T extends z.ZodType>(schema: T, description = 'OK') {
  return { description, content: { 'application/json': { schema } } }
}

/** A required JSON request body, for `createRoute`. */
export function body<T extends z.ZodType>(schema: T) {
  return { required: true, content: { 'application/json': { schema } } }
}

const problemJson = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: ProblemDetails } },
})

/** Problems that every signed-in endpoint may answer. */
export const signedInProblems = {
  401: problemJson('Signed out'),
  403: problemJson('Role does not allow this'),
  429: problemJson('Too many requests'),
} as const

export const invalidInput = { 400: problemJson('Invalid input') } as const
export const missing = { 404: problemJson('Not found') } as const
export const conflict = { 409: problemJson('Conflict') } as const
/** The vendor stands between: its refusal, silence or nonsense. */
export const vendorProblems = { 502: problemJson('The vendor failed'), 504: problemJson('The vendor timed out') } as const
/** A credential that the vendor refuses; saved only when the request says so. */
export const credentialRejected = { 422: problemJson('The vendor refuses the credential') } as const
