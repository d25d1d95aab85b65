import type { HttpAnswer } from '../../sdk/exchange.ts'
import type { QueryPosition } from '../../sdk/hunting.ts'
import { VendorError } from '../../sdk/vendor-error.ts'
import { asText } from '../mapping/json.ts'
import { defenderHuntingEnds, graphHunting } from '../permissions.ts'
import { type Asked, apiProblem, correlation, readErrorBody } from '../problems.ts'

/** A query that was refused, and whose answer it is. */
export interface AskedQuery extends Asked {
  query: string
  backend: 'graph' | 'defender'
}

const longestMessage = 1000
const endsOn = defenderHuntingEnds.toISOString().slice(0, 10)
const narrower = 'Narrow it: fewer days, one machine, fewer columns, or a filter on Timestamp early in the query.'

/** The problem of a hunting answer that is not 200. What the service says of a query is shown, since only it knows. */
export function queryProblem(answer: HttpAnswer, asked: AskedQuery): VendorError {
  const { status } = answer
  const body = readErrorBody(answer.body)
  if (status === 400) return rejectedQuery(body, asked)
  if (status === 429) return throttledQuery(answer, body.message)
  if (status === 504) return lateQuery()
  if (asked.backend === 'defender' && (status === 404 || status === 410))
    return endedBackend(`Defender’s own hunting endpoint does not answer (HTTP ${status}). Microsoft ends it on ${endsOn}.`)
  return apiProblem(answer, asked)
}

function rejectedQuery(body: ReturnType<typeof readErrorBody>, asked: AskedQuery): VendorError {
  const said = sayable(body.message, asked.accessToken)
  const position = said === null ? null : positionIn(said, asked.query)
  const tooLarge = /exceed|too large|limit/i.test(said ?? '')
  return new VendorError({
    code: 'vendor-rejected',
    detail: said ?? `The hunting service refused the query without saying why.${correlation(body)}`,
    remedy: tooLarge ? narrower : 'Correct the query and run it again.',
    ...(body.code ? { vendorCode: body.code } : {}),
    ...(position ? { position } : {}),
  })
}

/** A service's own words on one line, free of anything that could be a credential; null when it said nothing. */
function sayable(message: string, accessToken: string): string | null {
  const clean = message
    .replaceAll(accessToken === '' ? '\0' : accessToken, '…')
    .replace(/\beyJ[\w-]+\.[\w-]+\.?[\w-]*/g, '…')
    .replace(/\s+/g, ' ')
  return asText(clean, longestMessage)?.trim() ?? null
}

const positions = [
  /\[line:position=(\d{1,6}):(\d{1,6})\]/i,
  /\bline\s*[:=]?\s*[[(]?(\d{1,6})(?:\s*[,;:]\s*|\s+)(?:(?:position|pos|column|col|character|char)\s*[:=]?\s*)?(\d{1,6})/i,
  /(?:\bat\s+|^|[([])(\d{1,6}):(\d{1,6})(?=[)\]\s.,:;]|$)/i,
]

/** The place that a message names, from 1; null when it names none within the query. */
export function positionIn(message: string, query: string): QueryPosition | null {
  for (const pattern of positions) {
    const match = pattern.exec(message)
    if (!match) continue
    // Some of its parsers count from 0.
    const [line, column] = [Math.max(1, Number(match[1])), Math.max(1, Number(match[2]))]
    if (line <= query.split('\n').length) return { line, column }
  }
  return null
}

function throttledQuery(answer: HttpAnswer, message: string): VendorError {
  const isProcessorTime = /\bcpu\b|resource|run(?:ning)? ?time/i.test(message)
  return new VendorError({
    code: 'vendor-throttled',
    detail: isProcessorTime
      ? 'The tenant has used up its computing time for hunting (10 minutes an hour and 3 hours a day, for everyone together).'
      : 'Hunting is limited to 45 queries a minute and 1,500 an hour.',
    remedy: isProcessorTime
      ? `Wait as long as the service asks, then ask less of it. ${narrower}`
      : 'Wait a minute, then run it again. Other tools that use the same app registration share the limit.',
    retryAfterSeconds: answer.retryAfterSeconds ?? 60,
  })
}

/** The problem of a query that takes longer than the service allows. */
export function lateQuery(cause?: unknown): VendorError {
  return new VendorError({
    code: 'vendor-timeout',
    detail: 'The query took longer than the 200 seconds that Microsoft allows.',
    remedy: narrower,
    cause,
  })
}

/** The problem of Defender's own endpoint at its end. */
export function endedBackend(detail = `Microsoft ended Defender’s own hunting endpoint on ${endsOn}.`): VendorError {
  return new VendorError({
    code: 'vendor-rejected',
    detail,
    remedy: `Add ${graphHunting[0]} of Microsoft Graph as application permission and grant admin consent.`,
  })
}
