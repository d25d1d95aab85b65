import { findConnector, VendorError } from '@pocketsoc/connectors'
import { type ConfigurationProblem, problemKinds } from '@pocketsoc/contract'
import type { ConfigurationWarning } from '../../db/schema/vendor-configurations.ts'
import { asOrganization } from '../../db/scoped.ts'
import type { JobPayload } from '../../jobs/catalogue.ts'
import type { Services } from '../../services.ts'
import { SealBroken } from '../../vault/sealing.ts'
import { publishEvent } from '../live-events/index.ts'
import { beginRun, type PollRun, RunSuperseded, saveRun } from './poll-run.ts'
import { readAlerts } from './read-alerts.ts'
import { openSecrets } from './secrets.ts'
import { vendorSessionsOf } from './vendor-sessions.ts'

const longestPauseSeconds = 300

/** Reads a configuration once, if it is due, and writes down how it went and when to look again. */
export async function pollConfiguration(
  services: Services,
  { payload, signal }: { payload: JobPayload<'vendor-configuration.poll'>; signal: AbortSignal },
): Promise<void> {
  const run = await beginRun(services, payload)
  if (!run) return
  try {
    await readEverything(services, run, signal)
    await finish(services, run, { problem: null, askedSeconds: 0 })
  } catch (error) {
    if (error instanceof RunSuperseded || signal.aborted) return
    const problem = problemOf(error, new Date(services.environment.clock.now()))
    if (problem.code === 'internal') services.log.error({ error, configurationId: payload.configurationId }, 'poll failed')
    const askedSeconds = error instanceof VendorError ? (error.retryAfterSeconds ?? 0) : 0
    await finish(services, run, { problem, askedSeconds }).catch((cause: unknown) => {
      if (!(cause instanceof RunSuperseded)) throw cause
    })
  }
}

async function readEverything(services: Services, run: PollRun, signal: AbortSignal): Promise<void> {
  const owner = { organizationId: run.organizationId, configurationId: run.configuration.id }
  const secrets = await asOrganization(services.database, run.organizationId, (tx) => openSecrets(tx, services.vault, owner))
  const session = vendorSessionsOf(services).open({ ...run.configuration, secrets })
  const granted = await session.grantedPermissions(signal)
  await noteChange(services, run, { grantedPermissions: granted, warnings: warningsOf(run, granted) })
  if (session.alerts) await readAlerts({ services, reader: session.alerts, run, signal })
}

function warningsOf(run: PollRun, granted: string[]): ConfigurationWarning[] {
  const wanted = findConnector(run.configuration.vendor)?.manifest.permissions ?? []
  return wanted
    .filter(({ name }) => !granted.includes(name))
    .map(({ name, description }) => ({
      title: `${name} is not granted`,
      detail: `Without it this is not possible: ${description}.`,
      remedy: 'Verify API permissions are granted and admin consent was given',
    }))
}

interface Outcome {
  problem: ConfigurationProblem | null
  /** How long the vendor asked us to wait. */
  askedSeconds: number
}

async function finish(services: Services, run: PollRun, { problem, askedSeconds }: Outcome): Promise<void> {
  const now = services.environment.clock.now()
  const failures = problem ? run.state.failures + 1 : 0
  const pause = Math.min(services.config.pollSeconds * 2 ** failures, Math.max(longestPauseSeconds, services.config.pollSeconds))
  await noteChange(services, run, {
    problem,
    failures,
    nextPollAt: new Date(now + Math.max(problem ? pause : services.config.pollSeconds, askedSeconds) * 1000),
    ...(problem ? {} : { lastSucceededAt: new Date(now) }),
  })
}

/** Saves, and tells portal and phones when what they show of the configuration's health has changed. */
async function noteChange(services: Services, run: PollRun, changes: Parameters<typeof saveRun>[2]): Promise<void> {
  const before = shownHealth(run)
  const now = new Date(services.environment.clock.now())
  await asOrganization(services.database, run.organizationId, async (tx) => {
    await saveRun(tx, run, changes)
    if (shownHealth(run) === before) return
    await publishEvent(
      tx,
      { organizationId: run.organizationId, now },
      { type: 'configuration.health', configurationId: run.configuration.id },
    )
  })
}

function shownHealth({ state }: PollRun): string {
  const firstSuccess = state.lastSucceededAt !== null
  return JSON.stringify([state.problem?.code, state.problem?.detail, state.warnings, state.grantedPermissions, firstSuccess])
}

function problemOf(error: unknown, at: Date): ConfigurationProblem {
  if (error instanceof VendorError) {
    return {
      code: error.code,
      title: problemKinds[error.code].title,
      detail: error.detail,
      remedy: error.remedy,
      vendorCode: error.vendorCode ?? null,
      at: at.toISOString(),
    }
  }
  if (error instanceof SealBroken) {
    return {
      code: 'internal',
      title: 'The secret cannot be opened',
      detail: 'The server runs with another master key than the one this secret was sealed with.',
      remedy: 'Start the server with the earlier master key, or move to the new one with: npm run vault:rewrap',
      vendorCode: null,
      at: at.toISOString(),
    }
  }
  return {
    code: 'internal',
    title: problemKinds.internal.title,
    detail: 'Reading this configuration failed on our side. It is tried again by itself.',
    remedy: 'If it stays, look into the server log.',
    vendorCode: null,
    at: at.toISOString(),
  }
}
