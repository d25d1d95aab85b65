import type { HuntingRun } from '@pocketsoc/contract'
import { and, count, eq, gt, ne, notInArray, sql } from 'drizzle-orm'
import { auditScope, type Context, requireCan } from '../../context.ts'
import { huntingRuns } from '../../db/schema/index.ts'
import type { Transaction } from '../../db/scoped.ts'
import { storableText } from '../../db/storable-text.ts'
import { Problem } from '../../http/problem.ts'
import { vendorProblem } from '../../http/vendor-problem.ts'
import { writeAudit } from '../audit/index.ts'
import { publishEvent } from '../live-events/index.ts'
import { openVendorSession } from '../vendor-configurations/index.ts'
import { findOwnRun, lostAfterMilliseconds, presentRun, type RunRow, runsKept } from './hunting-run.ts'
import { openHunter } from './open-hunter.ts'

export interface StartHuntingRun {
  /** Made by the phone: the same id again is the same run. */
  id: string
  configurationId: string
  query: string
  days: number
}

// The vendor allows ten minutes of run time an hour for the whole tenant.
const mostAtOnce = 5

/**
 * Asks for a query to be run; a job runs it. Throws `missing` for an unknown profile, `unsupported` where it may not
 * hunt, and `conflict` for an id that is taken, whoever took it.
 */
export async function startHuntingRun(context: Context, input: StartHuntingRun, open = openVendorSession): Promise<HuntingRun> {
  requireCan(context, 'hunting.run')
  const asked = { ...input, query: storableText(input.query) }
  const known = await context.transaction((tx) => findOwnRun(tx, context, asked.id))
  if (known) return presentRun(sameRun(known, asked), context)
  const { organizationId, services } = context
  const { configuration } = await openHunter(services, { organizationId, configurationId: asked.configurationId }, open).catch(
    vendorProblem,
  )
  return context.transaction(async (tx) => {
    await refuseTooMany(tx, context)
    const row = await insertRun(tx, context, asked)
    if (!row) return presentRun(sameRun(await findOwnRun(tx, context, asked.id), asked), context)
    await forgetOldRuns(tx, context)
    await services.jobs.enqueue(tx, 'hunting.run', {
      key: `${organizationId}/${row.id}`,
      payload: { organizationId, runId: row.id },
    })
    await writeAudit(tx, auditScope(context), {
      event: 'hunting-run.started',
      target: { kind: 'hunting-run', id: row.id, name: configuration.displayName },
      after: { configurationId: asked.configurationId, query: asked.query, days: asked.days },
    })
    await publishEvent(tx, { organizationId, now: context.now() }, { type: 'hunting-run.changed', runId: row.id })
    return presentRun(row, context)
  })
}

function sameRun(known: RunRow | undefined, asked: StartHuntingRun): RunRow {
  if (known && known.configurationId === asked.configurationId && known.query === asked.query && known.days === asked.days) {
    return known
  }
  throw new Problem('conflict', 'This id belongs to another run.', { remedy: 'Run the query again; it gets a new id.' })
}

async function refuseTooMany(tx: Transaction, context: Context): Promise<void> {
  const [running] = await tx.sql
    .select({ runs: count() })
    .from(huntingRuns)
    .where(
      and(
        eq(huntingRuns.userId, context.actor.userId),
        eq(huntingRuns.state, 'running'),
        gt(huntingRuns.startedAt, new Date(context.now().getTime() - lostAfterMilliseconds)),
      ),
    )
  if ((running?.runs ?? 0) < mostAtOnce) return
  throw new Problem('too-many-requests', `${mostAtOnce} of your queries are still running.`, {
    remedy: 'Wait for one to end, or cancel one.',
  })
}

async function insertRun(tx: Transaction, context: Context, asked: StartHuntingRun): Promise<RunRow | undefined> {
  const { organizationId, actor } = context
  const values = { ...asked, organizationId, userId: actor.userId, state: 'running', startedAt: context.now() }
  const [row] = await tx.sql.insert(huntingRuns).values(values).onConflictDoNothing().returning()
  return row
}

/** The member's history is their last 50 runs. */
async function forgetOldRuns(tx: Transaction, { actor }: Context): Promise<void> {
  const newest = tx.sql
    .select({ id: huntingRuns.id })
    .from(huntingRuns)
    .where(eq(huntingRuns.userId, actor.userId))
    .orderBy(sql`${huntingRuns.startedAt} desc, ${huntingRuns.id} desc`)
    .limit(runsKept)
  await tx.sql
    .delete(huntingRuns)
    .where(and(eq(huntingRuns.userId, actor.userId), ne(huntingRuns.state, 'running'), notInArray(huntingRuns.id, newest)))
}
