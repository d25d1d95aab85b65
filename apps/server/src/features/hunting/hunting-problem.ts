import type { ProblemDetails } from '@pocketsoc/contract'
import { Problem, problemDetails } from '../../http/problem.ts'
import { vendorProblem } from '../../http/vendor-problem.ts'
import type { Log } from '../../log.ts'

/** What went wrong, as a problem to show later: unlike one that is thrown, it belongs to no request. */
export function huntingProblem(error: unknown, log: Log): ProblemDetails {
  const { requestId: _, ...details } = problemDetails(problemOf(error, log), '')
  return details
}

function problemOf(error: unknown, log: Log): Problem {
  try {
    return vendorProblem(error)
  } catch (thrown) {
    if (thrown instanceof Problem) return thrown
    log.error({ error: thrown }, 'hunting failed')
    return new Problem('internal', 'Hunting failed on our side.', { remedy: 'Try again. If it stays, look into the server log.' })
  }
}
