import { setTimeout as pause } from 'node:timers/promises'
import { Breather } from '../breather.ts'
import type { Caller } from '../entra/read-token.ts'
import { KqlError } from '../kql/error.ts'
import { openQuery, type Result } from '../kql/run-query.ts'
import type { World } from '../world.ts'
import { type HuntingSpan, huntingDatabase } from './hunting-database.ts'
import { HuntingRefusal } from './hunting-refusal.ts'
import type { AskedQuery } from './query-log.ts'
import { type RowStyle, rowsJson } from './result-json.ts'

const day = 86_400_000
const keptDays = 30

/** Seconds that a single query may take. */
const longestSeconds = { defender: 200, graph: 180 }
/** Real seconds after which we give up ourselves and say the same, so that no query holds the simulator for good. */
const ourPatienceSeconds = 30

export interface HuntingRequest {
  caller: Caller
  backend: AskedQuery['backend']
  query: string
  /** What the caller asks for beside the query; nothing is kept beyond thirty days. */
  span?: HuntingSpan
  style: RowStyle
}

export interface HuntingAnswer extends Pick<Result, 'columns'> {
  /** A list in JSON. */
  results: string
  rowCount: number
  /** Of run time. */
  seconds: number
}

/** Runs a query over what is known of the caller's tenant. Throws HuntingRefusal. */
export async function answerQuery(world: World, request: HuntingRequest): Promise<HuntingAnswer> {
  const { caller, backend, query } = request
  const note = (outcome: AskedQuery['outcome'], rows = 0, seconds = 0) =>
    world.queries.add({
      time: new Date(world.clock.now()).toISOString(),
      backend,
      tenantId: caller.tenant.id,
      clientId: caller.clientId,
      query,
      outcome,
      rows,
      seconds,
    })
  try {
    const answer = await run(world, request)
    note('answered', answer.rowCount, answer.seconds)
    return answer
  } catch (error) {
    const refusal = refusalOf(error)
    if (refusal === null) throw error
    note(refusal.refusal.kind)
    throw refusal
  }
}

function refusalOf(error: unknown): HuntingRefusal | null {
  if (error instanceof KqlError) return new HuntingRefusal({ kind: 'query', message: error.message })
  // A list or a chain of operators has outgrown what can be held.
  if (error instanceof RangeError) return new HuntingRefusal({ kind: 'too-large' })
  return error instanceof HuntingRefusal ? error : null
}

async function run(world: World, { caller, backend, query, span, style }: HuntingRequest): Promise<HuntingAnswer> {
  const { runTime, plan } = caller.tenant.hunting
  const now = world.clock.now()
  const wait = backend === 'defender' ? runTime.waitAtDefender(now) : runTime.waitAtGraph(now)
  if (wait > 0) throw new HuntingRefusal({ kind: 'run-time', retryAfterSeconds: wait })
  if (plan.waitMilliseconds > 0) await pause(plan.waitMilliseconds, undefined, { ref: false })

  const longest = longestSeconds[backend]
  const planned = plan.runSeconds
  if (planned !== null && planned > longest) return endLate(longest)
  const begun = performance.now()
  const elapsed = () => (performance.now() - begun) / 1000
  const breather = new Breather()
  const kept = { from: now - keptDays * day, to: now }
  const asked = span === undefined ? kept : { from: Math.max(span.from, kept.from), to: Math.min(span.to, now) }
  const breathe = async () => {
    if (elapsed() > ourPatienceSeconds) endLate(longest)
    await breather.breathe()
  }
  const opened = await openQuery(query, huntingDatabase(caller.tenant, asked, now), breathe)
  const { text, count } = await rowsJson(opened, style, breathe)
  const seconds = planned ?? elapsed()
  runTime.spend(seconds, now)
  return { columns: opened.columns, results: text, rowCount: count, seconds }

  function endLate(afterSeconds: number): never {
    runTime.spend(afterSeconds, now)
    throw new HuntingRefusal({ kind: 'time-out', afterSeconds })
  }
}
