import type { Caller } from '../entra/read-token.ts'
import { answerQuery } from '../hunting/answer-query.ts'
import { HuntingRefusal } from '../hunting/hunting-refusal.ts'
import { serviceTypes } from '../hunting/result-json.ts'
import type { World } from '../world.ts'
import { badRequest, GraphError } from './graph-error.ts'
import { readTimespan } from './timespan.ts'

interface Asked {
  caller: Caller
  /** As it was sent. */
  body: string
  origin: string
}

/** POST /v1.0/security/runHuntingQuery */
export async function runHuntingQuery(world: World, { caller, body, origin }: Asked): Promise<string> {
  const { query, timespan } = readRequest(body)
  const span = timespan === null ? {} : { span: readTimespan(timespan, world.clock.now()) }
  try {
    const style = { numericBool: false, annotated: true }
    const { columns, results } = await answerQuery(world, { caller, backend: 'graph', query, style, ...span })
    const context = `${origin}/v1.0/$metadata#microsoft.graph.security.huntingQueryResults`
    const schema = columns.map(({ name, type }) => ({ name, type: serviceTypes[type] }))
    return `{"@odata.context":${JSON.stringify(context)},"schema":${JSON.stringify(schema)},"results":${results}}`
  } catch (error) {
    throw error instanceof HuntingRefusal ? refusalError(world, error) : error
  }
}

/** Names count with their letter case, as the documents write them. Throws GraphError. */
function readRequest(body: string): { query: string; timespan: string | null } {
  const parsed = parse(body)
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw badRequest('An object is expected.')
  const { Query, Timespan = null, ...others } = parsed as Record<string, unknown>
  const [unknown] = Object.keys(others)
  if (unknown !== undefined) throw badRequest(`The parameter '${unknown}' is not one of this action.`)
  if (typeof Query !== 'string' || Query.trim() === '') throw badRequest("The parameter 'Query' is missing or no text.")
  if (Timespan !== null && typeof Timespan !== 'string') throw badRequest("The parameter 'Timespan' is no text.")
  return { query: Query, timespan: Timespan }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw badRequest(
      'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.',
    )
  }
}

function refusalError({ settings }: World, { refusal, message }: HuntingRefusal): GraphError {
  if (refusal.kind === 'time-out') {
    const code = settings.huntingTimeOutStatus === 504 ? 'GatewayTimeout' : 'BadRequest'
    return new GraphError(settings.huntingTimeOutStatus, code, { message })
  }
  if (refusal.kind !== 'run-time') return badRequest(message)
  return new GraphError(429, 'TooManyRequests', { message, headers: { 'Retry-After': String(refusal.retryAfterSeconds) } })
}
