import { and, eq, isNotNull, isNull, lt, lte, or } from 'drizzle-orm'
import { machineActions, machineSyncs, vendorPolls } from '../../db/schema/index.ts'
import { asOrganization, asSystem } from '../../db/scoped.ts'
import type { Services } from '../../services.ts'
import { actionJob } from './action-job.ts'
import { noteAction } from './note-action.ts'

const syncEveryMilliseconds = 60_000

/** Enqueues what is due: actions to send, configurations whose actions to follow; ends approvals that nobody gave. */
export async function scheduleActions(services: Services): Promise<void> {
  const now = new Date(services.environment.clock.now())
  const due = await asSystem(services.database, (tx) =>
    tx.sql
      .select({
        id: machineActions.id,
        organizationId: machineActions.organizationId,
        configurationId: machineActions.configurationId,
        state: machineActions.state,
      })
      .from(machineActions)
      .where(and(isNotNull(machineActions.nextCheckAt), lte(machineActions.nextCheckAt, now)))
      .limit(500),
  )
  const follow = new Map<string, { organizationId: string; configurationId: string }>()
  for (const { id, organizationId, configurationId, state } of due) {
    if (state === 'awaiting_approval') await expireApproval(services, { id, organizationId })
    else if (state === 'sent') follow.set(configurationId, { organizationId, configurationId })
    else await services.jobs.enqueue(null, 'machine-action.run', actionJob({ organizationId, id }))
  }
  for (const payload of [...follow.values(), ...(await unsynced(services, now))]) {
    await services.jobs.enqueue(null, 'machine-actions.follow', { key: payload.configurationId, payload })
  }
}

/** Configurations that answer and whose actions were not read for a minute. */
async function unsynced(services: Services, now: Date) {
  return asSystem(services.database, (tx) =>
    tx.sql
      .select({ organizationId: vendorPolls.organizationId, configurationId: vendorPolls.configurationId })
      .from(vendorPolls)
      .leftJoin(machineSyncs, eq(machineSyncs.configurationId, vendorPolls.configurationId))
      .where(
        and(
          isNotNull(vendorPolls.lastSucceededAt),
          isNull(vendorPolls.problem),
          or(isNull(machineSyncs.actionsAt), lt(machineSyncs.actionsAt, new Date(now.getTime() - syncEveryMilliseconds))),
        ),
      )
      .limit(500),
  )
}

async function expireApproval(services: Services, { id, organizationId }: { id: string; organizationId: string }): Promise<void> {
  const now = new Date(services.environment.clock.now())
  await asOrganization(services.database, organizationId, async (tx) => {
    const [row] = await tx.sql.select().from(machineActions).where(eq(machineActions.id, id)).for('update')
    if (row?.state !== 'awaiting_approval' || !row.approvalExpiresAt || row.approvalExpiresAt > now) return
    await noteAction(tx, row, {
      scope: { organizationId, now, actor: null, actorName: null },
      changes: { state: 'expired', approvalState: 'expired', finishedAt: now, nextCheckAt: null },
      entry: { event: 'machine-action.expired', reason: 'Nobody approved it in time.' },
    })
  })
}
