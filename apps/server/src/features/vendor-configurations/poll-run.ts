import type { ReceivedAlert } from '@pocketsoc/connectors'
import { and, eq, sql } from 'drizzle-orm'
import { vendorConfigurations, vendorPolls } from '../../db/schema/index.ts'
import { asOrganization, type Transaction } from '../../db/scoped.ts'
import type { Services } from '../../services.ts'
import { ingestDetections } from '../detections/index.ts'
import type { OpenConfiguration } from './vendor-sessions.ts'

export type PollState = typeof vendorPolls.$inferSelect

/** One run of a poll: what it reads, and the only way it writes. */
export interface PollRun {
  configuration: Omit<OpenConfiguration, 'secrets'>
  organizationId: string
  number: number
  state: PollState
}

/** Another run began, or the configuration was deleted or changed: this run must not write any more. */
export class RunSuperseded extends Error {
  override readonly name = 'RunSuperseded'
}

/** Begins a run; null when the configuration is gone or not due. */
export async function beginRun(
  services: Services,
  { organizationId, configurationId }: { organizationId: string; configurationId: string },
): Promise<PollRun | null> {
  const now = new Date(services.environment.clock.now())
  return asOrganization(services.database, organizationId, async (tx) => {
    const [row] = await tx.sql
      .select({ configuration: vendorConfigurations, poll: vendorPolls })
      .from(vendorConfigurations)
      .innerJoin(vendorPolls, eq(vendorPolls.configurationId, vendorConfigurations.id))
      .where(eq(vendorConfigurations.id, configurationId))
      .for('update')
    if (!row || (row.poll.nextPollAt && row.poll.nextPollAt > now)) return null
    const number = row.poll.run + 1
    await tx.sql
      .update(vendorPolls)
      .set({ run: number, lastPolledAt: now })
      .where(eq(vendorPolls.configurationId, configurationId))
    return { configuration: row.configuration, organizationId, number, state: { ...row.poll, run: number } }
  })
}

type Changes = Partial<Omit<PollState, 'configurationId' | 'organizationId' | 'run'>>

/** Writes the run's state. Throws `RunSuperseded`. */
export async function saveRun(tx: Transaction, run: PollRun, changes: Changes): Promise<void> {
  const saved = await tx.sql
    .update(vendorPolls)
    .set(changes)
    .where(and(eq(vendorPolls.configurationId, run.configuration.id), eq(vendorPolls.run, run.number)))
    .returning({ run: vendorPolls.run })
  if (saved.length === 0) throw new RunSuperseded()
  Object.assign(run.state, changes)
}

/**
 * Stores a page of alerts and, in the same transaction, how far the run has come. A crash may repeat a page, it
 * never skips one. Throws `RunSuperseded`.
 */
export async function storePage(
  services: Services,
  run: PollRun,
  { alerts, progress }: { alerts: ReceivedAlert[]; progress: (created: number) => Changes },
): Promise<void> {
  const now = new Date(services.environment.clock.now())
  const target = { vault: services.vault, organizationId: run.organizationId, configurationId: run.configuration.id, now }
  await asOrganization(services.database, run.organizationId, async (tx) => {
    // The row's lock first: a superseded run learns so before it writes detections.
    await saveRun(tx, run, { lastPolledAt: now })
    const { created, newestCreatedAt } = await ingestDetections(tx, target, alerts)
    const lastDetectionAt = laterOf(run.state.lastDetectionAt, newestCreatedAt)
    await saveRun(tx, run, { ...progress(created), lastDetectionAt })
    await tx.sql
      .update(vendorPolls)
      .set({ detectionCount: sql`${vendorPolls.detectionCount} + ${created}` })
      .where(eq(vendorPolls.configurationId, run.configuration.id))
  })
}

function laterOf(a: Date | null, b: Date | null): Date | null {
  return a && b ? (a > b ? a : b) : (a ?? b)
}
