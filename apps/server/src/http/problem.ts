import { type FieldProblem, type ProblemCode, type ProblemDetails, problemKinds } from '@pocketsoc/contract'

interface ProblemOptions {
  remedy?: string
  errors?: FieldProblem[]
  vendorCode?: string
  /** For our log only; the caller never sees it. */
  note?: string
  retryAfterSeconds?: number
}

/** An error whose words are meant for the caller. Anything else thrown is answered as `internal` without its message. */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly code: ProblemCode
  readonly options: ProblemOptions

  constructor(code: ProblemCode, detail: string, options: ProblemOptions = {}) {
    super(detail)
    this.code = code
    this.options = options
  }
}

/**
 * The one answer for what is not there and for what belongs to another organisation, so that nobody can tell
 * the two apart.
 */
export function notFound(what: string): never {
  throw new Problem('missing', `There is no such ${what}.`, { remedy: 'It may have been deleted. Go back and refresh.' })
}

const anyCase: Partial<Record<ProblemCode, string>> = {
  'invalid-input': 'Correct the marked values and try again.',
  'signed-out': 'Sign in and try again.',
  'not-allowed': 'Ask an owner or administrator of your organisation.',
  'too-many-requests': 'Wait a moment and try again.',
  internal: 'Try again. If it stays, give the request id to whoever runs PocketSOC.',
  unavailable: 'Try again in a moment.',
}

/** The problem as the caller gets it (RFC 9457). */
export function problemDetails(problem: Problem, requestId: string): ProblemDetails {
  const kind = problemKinds[problem.code]
  const remedy = problem.options.remedy ?? anyCase[problem.code]
  return {
    type: `https://pocketsoc.com/problems/${problem.code}`,
    title: kind.title,
    status: kind.status,
    code: problem.code,
    detail: problem.message,
    ...(remedy ? { remedy } : {}),
    ...(problem.options.vendorCode ? { vendorCode: problem.options.vendorCode } : {}),
    ...(problem.options.errors ? { errors: problem.options.errors } : {}),
    // A request id would make two 404s differ; it says nothing useful there.
    ...(problem.code === 'missing' ? {} : { requestId }),
  }
}
