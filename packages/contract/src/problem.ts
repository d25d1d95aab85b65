import { z } from '@hono/zod-openapi'

/**
 * Every kind of problem a caller may meet, with its HTTP status and the fixed title of that kind.
 * Codes are stable: clients branch on them, people read `detail` and `remedy`.
 */
export const problemKinds = {
  'invalid-input': { status: 400, title: 'Some of what was sent is not valid' },
  'signed-out': { status: 401, title: 'You are signed out' },
  'not-allowed': { status: 403, title: 'Your role does not allow this' },
  missing: { status: 404, title: 'Not found' },
  conflict: { status: 409, title: 'This conflicts with the current state' },
  unsupported: { status: 422, title: 'This is not supported' },
  'credential-rejected': { status: 422, title: 'The vendor refuses this credential' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  internal: { status: 500, title: 'Something went wrong on our side' },
  unavailable: { status: 503, title: 'Temporarily unavailable' },
  'vendor-unauthorized': { status: 502, title: 'Unauthorized' },
  'vendor-forbidden': { status: 502, title: 'Forbidden' },
  'vendor-throttled': { status: 502, title: 'The vendor is throttling us' },
  'vendor-unreachable': { status: 502, title: 'The vendor cannot be reached' },
  'vendor-timeout': { status: 504, title: 'The vendor did not answer in time' },
  'vendor-invalid-answer': { status: 502, title: 'The vendor sent an answer we cannot read' },
  'vendor-rejected': { status: 502, title: 'The vendor refused the request' },
} as const satisfies Record<string, { status: number; title: string }>

export type ProblemCode = keyof typeof problemKinds

/** One invalid field: `pointer` is a JSON pointer (RFC 6901) into the request body. */
export const FieldProblem = z.object({ pointer: z.string(), detail: z.string() }).openapi('FieldProblem')
export type FieldProblem = z.infer<typeof FieldProblem>

/** An error a caller may see, as problem details for HTTP APIs (RFC 9457) with our extensions. */
export const ProblemDetails = z
  .object({
    type: z.string().openapi({ description: 'URI reference of this kind of problem' }),
    title: z.string(),
    status: z.number().int(),
    code: z.string().openapi({ description: 'Stable code to branch on', examples: Object.keys(problemKinds) }),
    detail: z.string().optional(),
    remedy: z.string().optional().openapi({ description: 'What the reader can do about it' }),
    requestId: z.string().optional().openapi({ description: 'Quote this to support' }),
    vendorCode: z.string().optional().openapi({ description: "The vendor's own code, e.g. AADSTS7000215" }),
    errors: z.array(FieldProblem).optional(),
  })
  .openapi('Problem')
export type ProblemDetails = z.infer<typeof ProblemDetails>
