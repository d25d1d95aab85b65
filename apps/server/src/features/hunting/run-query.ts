import { VendorError } from '@pocketsoc/connectors'
import { and, eq } from 'drizzle-orm'
import { huntingRuns } from '../../db/schema/index.ts'
import { asOrganization } from '../../db/scoped.ts'
import { Problem } from '../../http/problem.ts'
import type { JobPayload } from '../../jobs/catalogue.ts'
import type { Services } from '../../services.ts'
import { openVendorSession } from '../vendor-configurations/index.ts'
import { failInterrupted, finishRun, type RunOutcome } from './finish-run.ts'
import { huntingProblem } from './hunting-problem.ts'
import { answerWithinMilliseconds, type RunRow, runColumns } from './hunting-run.ts'
import { linkRows } from './link-rows.ts'
import { type OpenVendor, openHunter } from './open-hunter.ts'
import { runningQueriesOf } from './running-queries.ts'
import { shapeResult } from './shape-result.ts'

type Run = Omit<RunRow, 'result'>

interface Job {
  payload: JobPayload<'hunting.run'>
  /** Aborts when the server stops or the queue gives the job up. */
  signal: AbortSignal
}

/** Runs a query that was asked for and keeps its answer, or why there is none. Twice for one run does it once. */
export async function runHuntingQuery(services: Services, { payload, signal }: Job, open = openVendorSession): Promise<void> {
  const { organizationId, runId } = payload
  // Before the row is read: a cancellation that comes after the read then finds something to abort.
  const running = runningQueriesOf(services).begin(payload)
  const deadline = new AbortController()
  const over = new AbortController()
  try {
    const run = await findRunning(services, payload)
    if (!run) return
    giveUpLate(services, run, { deadline, over: over.signal })
    const anySignal = AbortSignal.any([signal, running.signal, deadline.signal])
    await hunt(services, run, { signal: anySignal, open })
  } catch (error) {
    if (running.signal.aborted) return
    if (signal.aborted) await failInterrupted(services, { organizationId, id: runId })
    else await fail(services, payload, deadline.signal.aborted ? deadline.signal.reason : error)
  } finally {
    over.abort()
    running.end()
  }
}

async function findRunning(services: Services, { organizationId, runId }: Job['payload']): Promise<Run | undefined> {
  const [run] = await asOrganization(services.database, organizationId, (tx) =>
    tx.sql
      .select(runColumns)
      .from(huntingRuns)
      .where(and(eq(huntingRuns.id, runId), eq(huntingRuns.state, 'running'))),
  )
  return run
}

function giveUpLate(services: Services, run: Run, { deadline, over }: { deadline: AbortController; over: AbortSignal }): void {
  const { clock } = services.environment
  const left = Math.max(0, run.startedAt.getTime() + answerWithinMilliseconds - clock.now())
  clock.sleep(left, over).then(
    () => deadline.abort(tooLate),
    // The query ended first.
    () => undefined,
  )
}

const tooLate = new Problem('vendor-timeout', 'The vendor did not answer this query within five minutes.', {
  remedy: 'Narrow it: fewer days, one machine, or a filter on Timestamp early in the query.',
})

async function hunt(services: Services, run: Run, { signal, open }: { signal: AbortSignal; open: OpenVendor }): Promise<void> {
  const { organizationId, configurationId, id } = run
  const { clock } = services.environment
  const { hunter, connector } = await openHunter(services, { organizationId, configurationId }, open)
  const startedAt = clock.now()
  const shaped = shapeResult(await hunter.run(run.query, run.days, signal))
  const elapsedMilliseconds = clock.now() - startedAt
  await asOrganization(services.database, organizationId, async (tx) => {
    const linkColumns = connector.huntingReference ?? { machineIdColumns: [], alertIdColumns: [] }
    const links = await linkRows(tx, shaped, { configurationId, linkColumns })
    const result = { ...shaped, elapsedMilliseconds, links }
    await finishRun(tx, { organizationId, id, now: new Date(clock.now()) }, { state: 'done', result })
  })
}

async function fail(services: Services, { organizationId, runId }: Job['payload'], error: unknown): Promise<void> {
  const position = error instanceof VendorError ? (error.position ?? null) : null
  const outcome: RunOutcome = { state: 'failed', problem: { ...huntingProblem(error, services.log), position } }
  const now = new Date(services.environment.clock.now())
  await asOrganization(services.database, organizationId, (tx) => finishRun(tx, { organizationId, id: runId, now }, outcome))
}
