import { findConnector } from '@pocketsoc/connectors'
import type { Capability, ConfigurationHealth, Profile, VendorConfiguration } from '@pocketsoc/contract'
import { inArray } from 'drizzle-orm'
import { type vendorConfigurations, type vendorPolls, vendorSecrets } from '../../db/schema/index.ts'
import type { Transaction } from '../../db/scoped.ts'
import { connectorName } from '../../vendor-names.ts'
import type { BudgetUse } from './call-budget.ts'

export interface ConfigurationRow {
  configuration: typeof vendorConfigurations.$inferSelect
  poll: typeof vendorPolls.$inferSelect
}

type SecretsHeld = Map<string, VendorConfiguration['secrets']>

/** Which secrets each configuration holds and since when; never their values. */
export async function secretsHeld(tx: Transaction, configurationIds: string[]): Promise<SecretsHeld> {
  const held: SecretsHeld = new Map()
  if (configurationIds.length === 0) return held
  const rows = await tx.sql
    .select({ configurationId: vendorSecrets.configurationId, name: vendorSecrets.name, setAt: vendorSecrets.setAt })
    .from(vendorSecrets)
    .where(inArray(vendorSecrets.configurationId, configurationIds))
  for (const { configurationId, name, setAt } of rows) {
    held.set(configurationId, { ...held.get(configurationId), [name]: { setAt: setAt.toISOString() } })
  }
  return held
}

export function budgetKeyOf(row: ConfigurationRow): string | null {
  return findConnector(row.configuration.vendor)?.budgetKey(row.configuration.settings) ?? null
}

/** A configuration as administrators see it. */
export function presentConfiguration(
  row: ConfigurationRow,
  secrets: VendorConfiguration['secrets'] | undefined,
  { use, now }: { use: BudgetUse | undefined; now: Date },
): VendorConfiguration {
  const { configuration } = row
  return {
    id: configuration.id,
    vendor: configuration.vendor,
    vendorName: connectorName(configuration.vendor),
    displayName: configuration.displayName,
    authType: configuration.authType,
    settings: configuration.settings,
    secrets: secrets ?? {},
    health: healthOf(row, { use, now }),
    createdAt: configuration.createdAt.toISOString(),
    updatedAt: configuration.updatedAt.toISOString(),
  }
}

const iso = (instant: Date | null) => instant?.toISOString() ?? null

function healthOf(row: ConfigurationRow, { use, now }: { use: BudgetUse | undefined; now: Date }): ConfigurationHealth {
  const { poll } = row
  const limits = findConnector(row.configuration.vendor)?.callLimits ?? { minute: 0, hour: 0 }
  return {
    state: stateOf(poll),
    lastPolledAt: iso(poll.lastPolledAt),
    lastSucceededAt: iso(poll.lastSucceededAt),
    nextPollAt: iso(poll.nextPollAt),
    lastDetectionAt: iso(poll.lastDetectionAt),
    detectionCount: poll.detectionCount,
    problem: poll.problem,
    warnings: poll.warnings,
    backfill: poll.backfill && {
      fraction: backfillFraction(poll.backfill),
      detections: poll.backfill.detections,
      reachedBackTo: poll.backfill.reachedBackTo,
      finishedAt: poll.backfill.finishedAt,
    },
    capabilities: capabilitiesOf(row, now),
    grantedPermissions: poll.grantedPermissions,
    callBudget: {
      minute: { used: use?.minute ?? 0, limit: limits.minute },
      hour: { used: use?.hour ?? 0, limit: limits.hour },
    },
  }
}

/** What the permissions seen last allow; nothing before any were seen. */
export function capabilitiesOf({ configuration, poll }: ConfigurationRow, now: Date): Capability[] {
  return findConnector(configuration.vendor)?.capabilities?.(poll.grantedPermissions ?? [], now) ?? []
}

function stateOf(poll: ConfigurationRow['poll']): 'connecting' | 'backfilling' | 'connected' | 'failing' {
  if (poll.problem) return 'failing'
  if (!poll.backfill) return 'connecting'
  return poll.backfill.finishedAt ? 'connected' : 'backfilling'
}

function backfillFraction(backfill: NonNullable<ConfigurationRow['poll']['backfill']>): number {
  const [started, reached, goal] = [backfill.startedAt, backfill.reachedBackTo, backfill.goesBackTo].map((text) =>
    Date.parse(text),
  )
  if (started === undefined || reached === undefined || goal === undefined || started <= goal) return 1
  return Math.min(1, Math.max(0, (started - reached) / (started - goal)))
}

/** A configuration as members see it: its name and health, neither settings nor secrets. */
export function presentProfile(row: ConfigurationRow, now: Date): Profile {
  const { configuration, poll } = row
  const reading = poll.backfill && !poll.backfill.finishedAt
  return {
    id: configuration.id,
    displayName: configuration.displayName,
    vendor: configuration.vendor,
    vendorName: connectorName(configuration.vendor),
    state: stateOf(poll),
    lastSucceededAt: iso(poll.lastSucceededAt),
    lastDetectionAt: iso(poll.lastDetectionAt),
    detectionCount: poll.detectionCount,
    problem: poll.problem,
    capabilities: capabilitiesOf(row, now),
    backfillFraction: reading && poll.backfill ? backfillFraction(poll.backfill) : null,
  }
}
