import { ApiProblem, type ProblemDetails } from '@pocketsoc/contract'

/** Any thrown value as a problem that can be shown; what we did not expect keeps its message to itself. */
export function problemOf(error: unknown): ProblemDetails {
  if (error instanceof ApiProblem) return error.problem
  return {
    type: 'about:blank',
    status: 0,
    code: 'unexpected',
    title: 'Something went wrong on this page',
    remedy: 'Load the page again. If it stays, tell your PocketSOC contact what you were doing.',
  }
}

/** What the server says of single fields, by JSON pointer. */
export function fieldProblems(error: unknown): Record<string, string> {
  if (!(error instanceof ApiProblem)) return {}
  return Object.fromEntries((error.problem.errors ?? []).map(({ pointer, detail }) => [pointer, detail]))
}

/** True when what was read by its id does not exist, or not any more; an id that cannot be one (400) reads the same. */
export function isMissing(error: unknown): boolean {
  return error instanceof ApiProblem && (error.status === 404 || error.status === 400)
}
