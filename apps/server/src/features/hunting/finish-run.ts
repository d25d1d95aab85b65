import type { HuntingResult, HuntingRun } from '@pocketsoc/contract'
import { and, eq } from 'drizzle-orm'
import { huntingRuns } from '../../db/schema/index.ts'
import { asOrganization, type Transaction } from '../../db/scoped.ts'
import type { Services } from '../../services.ts'
import { publishEvent } from '../live-events/index.ts'
import { runColumns } from './hunting-run.ts'

export interface RunOutcome {
  state: 'done' | 'failed' | 'cancelled'
  result?: HuntingResult
  problem?: HuntingRun['problem']
}

/** Ends a run unless something else has ended it before: whoever comes first decides, and a late answer is dropped. */
export async function finishRun(tx: Transaction, run: { organizationId: string; id: string; now: Date }, outcome: RunOutcome) {
  const [row] = await tx.sql
    .update(huntingRuns)
    .set({ ...outcome, rowCount: outcome.result?.totalRows, finishedAt: run.now })
    .where(and(eq(huntingRuns.id, run.id), eq(huntingRuns.state, 'running')))
    .returning(runColumns)
  if (row) await publishEvent(tx, run, { type: 'hunting-run.changed', runId: run.id })
  return row
}

/** Ends a run that nobody works on any more, with words that say so. */
export async function failInterrupted(services: Services, { organizationId, id }: { organizationId: string; id: string }) {
  const now = new Date(services.environment.clock.now())
  return asOrganization(services.database, organizationId, (tx) =>
    finishRun(tx, { organizationId, id, now }, { state: 'failed', problem: interrupted }),
  )
}

const interrupted: HuntingRun['problem'] = {
  type: 'https://pocketsoc.com/problems/unavailable',
  title: 'Interrupted',
  status: 503,
  code: 'unavailable',
  detail: 'The server stopped while it waited for this query, so the answer is lost.',
  remedy: 'Run the query again.',
  position: null,
}
