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

/** Problems that every endpoint may answer, signed in or not. */
export const anyProblems = {
  403: problemJson('Not allowed: by role, by a setting of the server, or because another site asks'),
  429: problemJson('Too many requests'),
  500: problemJson('Something went wrong on our side'),
} as const

/** Problems that every signed-in endpoint may answer. */
export const signedInProblems = { 401: problemJson('Signed out'), ...anyProblems } as const

export const invalidInput = { 400: problemJson('Invalid input') } as const
export const missing = { 404: problemJson('Not found') } as const
export const conflict = { 409: problemJson('Conflict') } as const
/** What the profile does not allow, with the permission that is missing. */
export const unsupported = { 422: problemJson('Not supported, or a permission is missing at the vendor') } as const
/** The vendor's secret is sealed with a master key that is not the present one. */
export const sealed = { 503: problemJson('The secret cannot be opened with the present master key') } as const
/** The vendor stands between: its refusal, silence or nonsense. */
export const vendorProblems = {
  502: problemJson('The vendor failed'),
  504: problemJson('The vendor timed out'),
  ...sealed,
} as const
/** A credential that the vendor refuses; saved only when the request says so. */
export const credentialRejected = { 422: problemJson('The vendor refuses the credential') } as const
