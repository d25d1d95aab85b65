import { type MachineActor, type VendorAction, VendorError } from '@pocketsoc/connectors'
import { and, eq, inArray, ne } from 'drizzle-orm'
import { machineActions } from '../../db/schema/index.ts'
import { asOrganization } from '../../db/scoped.ts'
import type { JobPayload } from '../../jobs/catalogue.ts'
import type { Services } from '../../services.ts'
import type { AuditScope } from '../audit/index.ts'
import { openVendorSession } from '../vendor-configurations/index.ts'
import { isMarked, withMark } from './action-mark.ts'
import { pauseForAge } from './action-words.ts'
import type { ActionRow } from './derive-isolation.ts'
import { changesOf } from './ingest-vendor-actions.ts'
import { type ActionNote, noteAction } from './note-action.ts'

// How far before our own post an action may be dated and still be it: clocks differ.
const clockSkewMilliseconds = 10 * 60_000
// A post whose answer never came is looked for this long after, before it may be posted: the vendor's list can lag.
const settleMilliseconds = 10_000
const tryAgainMilliseconds = 5_000
const giveUpMilliseconds = 15 * 60_000

/**
 * Carries a requested action to the vendor. Whatever happens in between, it looks before it posts: the vendor has no
 * idempotency key, and a second isolation can take hold after the release.
 */
export async function runMachineAction(
  services: Services,
  { payload, signal }: { payload: JobPayload<'machine-action.run'>; signal: AbortSignal },
  open = openVendorSession,
): Promise<void> {
  const row = await beginSending(services, payload)
  if (!row) return
  try {
    const { session } = await open(services, row)
    if (!session.machineActions) throw new Error('the configuration cannot act on machines')
    await send(services, row, { actor: session.machineActions, signal })
  } catch (error) {
    if (signal.aborted) return
    await settleFailure(services, row, error)
  }
}

const nowOf = (services: Services) => new Date(services.environment.clock.now())

const scopeOf = (services: Services, row: ActionRow): AuditScope => ({
  organizationId: row.organizationId,
  now: nowOf(services),
  // The server acts for the one who asked.
  actor: row.requestedByUserId ? { userId: row.requestedByUserId, deviceId: row.requestedFromDeviceId } : null,
  actorName: row.requestedBy,
})

/** Marks the action as being sent before anything is sent; null when there is nothing to send. */
async function beginSending(
  services: Services,
  { organizationId, actionId }: JobPayload<'machine-action.run'>,
): Promise<ActionRow | null> {
  const now = nowOf(services)
  return asOrganization(services.database, organizationId, async (tx) => {
    const [row] = await tx.sql.select().from(machineActions).where(eq(machineActions.id, actionId)).for('update')
    if (!row || (row.state !== 'requested' && row.state !== 'sending')) return null
    const nextCheckAt = new Date(now.getTime() + tryAgainMilliseconds)
    if (row.state === 'sending') {
      await tx.sql.update(machineActions).set({ nextCheckAt }).where(eq(machineActions.id, actionId))
      return row
    }
    const changes = { state: 'sending', attempts: row.attempts + 1, nextCheckAt }
    return noteAction(tx, row, { scope: scopeOf(services, row), changes, entry: { event: 'machine-action.sending' } })
  })
}

interface Sending {
  actor: MachineActor
  signal: AbortSignal
}

async function send(services: Services, row: ActionRow, { actor, signal }: Sending): Promise<void> {
  const found = await lookForOurs(actor, row, signal)
  if (found) return adopt(services, row, found)
  if (await mustWaitForTrace(services, row)) return

  await notePosting(services, row)
  const answer = await actor.request(
    {
      vendorMachineId: row.vendorMachineId ?? '',
      kind: row.kind === 'release' ? 'release' : 'isolate',
      isolationType: row.isolationType,
      comment: withMark(`${row.comment ?? ''} (${row.requestedBy}, via PocketSOC)`, row.id),
    },
    signal,
  )
  if (answer.outcome === 'accepted') return adopt(services, row, answer.action)
  const open = answer.action ?? (await lookForOurs(actor, row, signal))
  if (open) return adopt(services, row, open)
  throw new VendorError({
    code: 'vendor-rejected',
    detail: 'The vendor says that an action is in progress on this machine, but does not show which.',
    remedy: 'Look at the machine’s action center in the vendor’s portal, then ask again.',
  })
}

/** The vendor's action that is this one: marked as ours, or an open one of the same kind begun by someone else. */
async function lookForOurs(actor: MachineActor, row: ActionRow, signal: AbortSignal): Promise<VendorAction | null> {
  const since = new Date(row.createdAt.getTime() - clockSkewMilliseconds)
  const actions = await actor.actionsOf(row.vendorMachineId ?? '', since, signal)
  const ours = actions.find((action) => isMarked(action.comment, row.id))
  const open = actions.find(({ kind, state }) => kind === row.kind && (state === 'waiting' || state === 'running'))
  return ours ?? open ?? null
}

/**
 * True while a post of ours may have arrived without showing yet. `sendingSince` is written right before a post and
 * only then, so without it nothing was posted.
 */
async function mustWaitForTrace(services: Services, row: ActionRow): Promise<boolean> {
  if (!row.sendingSince) return false
  const now = nowOf(services)
  const age = now.getTime() - row.sendingSince.getTime()
  if (age >= settleMilliseconds) return false
  await save(services, row, { nextCheckAt: new Date(now.getTime() + settleMilliseconds - age) })
  return true
}

async function notePosting(services: Services, row: ActionRow): Promise<void> {
  await save(services, row, { sendingSince: nowOf(services) })
}

async function save(services: Services, row: ActionRow, changes: Partial<ActionRow>): Promise<void> {
  await asOrganization(services.database, row.organizationId, (tx) =>
    tx.sql.update(machineActions).set(changes).where(eq(machineActions.id, row.id)),
  )
}

async function note(services: Services, row: ActionRow, what: Omit<ActionNote, 'scope'>): Promise<void> {
  await asOrganization(services.database, row.organizationId, async (tx) => {
    const [present] = await tx.sql.select().from(machineActions).where(eq(machineActions.id, row.id)).for('update')
    if (present?.state !== 'sending') return
    // Read by a sync meanwhile as someone else's: one row an action at the vendor, and it is ours.
    const reference = what.changes.vendorReference
    if (reference) {
      await tx.sql
        .delete(machineActions)
        .where(
          and(
            eq(machineActions.configurationId, row.configurationId),
            inArray(machineActions.vendorReference, [reference]),
            ne(machineActions.id, row.id),
          ),
        )
    }
    await noteAction(tx, present, { scope: scopeOf(services, row), ...what })
  })
}

async function adopt(services: Services, row: ActionRow, action: VendorAction): Promise<void> {
  const now = nowOf(services)
  const changes = changesOf(row, action, now)
  const ours = isMarked(action.comment, row.id)
  await note(services, row, {
    changes: { ...changes, nextCheckAt: changes.state === 'sent' ? new Date(now.getTime() + pauseForAge(0)) : null },
    checkedAt: now,
    entry: { event: 'machine-action.sent', vendorAnswer: ours ? action.state : 'already in progress', reason: row.comment },
  })
}

/** What to do when sending failed: look again later, try again later, or end it with the reason. */
async function settleFailure(services: Services, row: ActionRow, error: unknown): Promise<void> {
  const now = nowOf(services)
  if (!(error instanceof VendorError)) services.log.error({ error, actionId: row.id }, 'machine action could not be sent')
  const tooOld = now.getTime() - row.createdAt.getTime() >= giveUpMilliseconds
  if (!tooOld && mayPass(error)) {
    const asked = error instanceof VendorError ? (error.retryAfterSeconds ?? 0) * 1000 : 0
    return save(services, row, { nextCheckAt: new Date(now.getTime() + Math.max(tryAgainMilliseconds, asked)) })
  }
  const failure =
    error instanceof VendorError
      ? { detail: error.detail, remedy: error.remedy, vendorCode: error.vendorCode ?? null }
      : {
          detail: 'Sending it failed on our side.',
          remedy: 'Ask again. If it stays, look into the server log.',
          vendorCode: null,
        }
  await note(services, row, {
    changes: { state: 'failed', failure, finishedAt: now, nextCheckAt: null },
    entry: { event: 'machine-action.failed', reason: failure.detail, vendorAnswer: failure.vendorCode },
  })
}

const passing = new Set(['vendor-throttled', 'vendor-unreachable', 'vendor-timeout', 'vendor-invalid-answer'])

function mayPass(error: unknown): boolean {
  return !(error instanceof VendorError) || error.outcomeUnknown || passing.has(error.code)
}
