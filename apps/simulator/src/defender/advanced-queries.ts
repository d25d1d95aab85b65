import { answerQuery } from '../hunting/answer-query.ts'
import { HuntingRefusal } from '../hunting/hunting-refusal.ts'
import { serviceTypes } from '../hunting/result-json.ts'
import type { World } from '../world.ts'
import { ApiError } from './api-error.ts'
import { Body } from './read-body.ts'
import type { DefenderRequest } from './request.ts'

/** When Microsoft ends this endpoint; what it answers from then on is not published. */
const endsAt = Date.parse('2027-02-01T00:00:00Z')

/** POST /advancedqueries/run */
export async function runAdvancedQuery({ world, access, body }: DefenderRequest): Promise<string> {
  refuseAfterTheEnd(world)
  const query = new Body(body, ['Query']).requiredText('Query')
  try {
    const style = { numericBool: true, annotated: false }
    const { columns, results, rowCount, seconds } = await answerQuery(world, {
      caller: access,
      backend: 'defender',
      query,
      style,
    })
    const schema = columns.map(({ name, type }) => ({ Name: name, Type: serviceTypes[type] }))
    const stats = statsOf(seconds, { rows: rowCount, bytes: results.length })
    return `{"Stats":${JSON.stringify(stats)},"Schema":${JSON.stringify(schema)},"Results":${results}}`
  } catch (error) {
    throw error instanceof HuntingRefusal ? refusalError(world, error) : error
  }
}

function refuseAfterTheEnd({ clock, settings }: World): void {
  const ended = settings.oldHunting === 'ended' || (settings.oldHunting === 'by-date' && clock.now() >= endsAt)
  if (!ended) return
  const [code, message] =
    settings.oldHuntingEndStatus === 410
      ? ['Gone', 'The advanced hunting API has been retired. Use the Microsoft Graph security API.']
      : ['NotFound', "No HTTP resource was found that matches the request path '/advancedqueries/run'."]
  throw new ApiError(settings.oldHuntingEndStatus, code, { message })
}

function refusalError({ settings }: World, { refusal, message }: HuntingRefusal): ApiError {
  if (refusal.kind === 'time-out') return new ApiError(settings.huntingTimeOutStatus, 'BadRequest', { message })
  if (refusal.kind !== 'run-time') return new ApiError(400, 'BadRequest', { message })
  return new ApiError(429, 'TooManyRequests', { message, headers: { 'Retry-After': String(refusal.retryAfterSeconds) } })
}

/** Named by the documents; the fields are those of an answer seen from the sister API. */
function statsOf(seconds: number, { rows, bytes }: { rows: number; bytes: number }) {
  const time = new Date(Math.round(seconds * 1000)).toISOString().slice(11, 23)
  return {
    ExecutionTime: seconds,
    resource_usage: {
      cache: { memory: { hits: 0, misses: 0, total: 0 }, disk: { hits: 0, misses: 0, total: 0 } },
      cpu: { user: `${time}0000`, kernel: '00:00:00', 'total cpu': `${time}0000` },
      memory: { peak_per_node: 0 },
    },
    dataset_statistics: [{ table_row_count: rows, table_size: bytes }],
  }
}
