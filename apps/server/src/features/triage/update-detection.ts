import type { AlertChange, AlertWriter, ReceivedAlert } from '@pocketsoc/connectors'
import type { Detection, TriageChange } from '@pocketsoc/contract'
import { auditScope, type Context, requireCan } from '../../context.ts'
import { Problem } from '../../http/problem.ts'
import { answerOf, vendorProblem } from '../../http/vendor-problem.ts'
import { type AuditEntry, writeAudit } from '../audit/index.ts'
import { getDetection, ingestDetections, type StoredDetection, storedDetection } from '../detections/index.ts'
import { openVendorSession, requireCapability } from '../vendor-configurations/index.ts'
import { alertChangeOf } from './alert-change.ts'
import { changedSince } from './changed-since.ts'
import { triagedStateOf } from './triaged-state.ts'

export type OpenVendor = typeof openVendorSession

export interface UpdateDetection {
  id: string
  change: TriageChange
  seenUpdatedAt: string
  overwrite?: boolean | undefined
}

/**
 * Changes the vendor's alert and answers its new state. The vendor is asked for the present state first, so that what
 * a colleague changed meanwhile is shown and not overwritten. Throws `missing`, `conflict`, `unsupported` and the
 * vendor's problems.
 */
export async function updateDetection(context: Context, input: UpdateDetection, open = openVendorSession): Promise<Detection> {
  requireCan(context, 'detections.triage')
  const stored = await storedDetection(context, input.id)
  const writer = await openWriter(context, stored.configurationId, open)
  const change = await alertChangeOf(context, input.change)
  const present = await readPresent(context, writer, stored)
  const conflict = input.overwrite ? null : changedSince(stored, present.alert, input.seenUpdatedAt)
  if (conflict) throw conflict
  await changeAlert(context, writer, { stored, present, change })
  return getDetection(context, input.id)
}

/** The way to change alerts of a configuration. Throws `unsupported` with what is missing. */
export async function openWriter(context: Context, configurationId: string, open: OpenVendor): Promise<AlertWriter> {
  const { services, organizationId } = context
  const connection = await open(services, { organizationId, configurationId })
  requireCapability(connection, 'triage')
  if (!connection.session.triage) throw new Problem('unsupported', 'This vendor’s alerts cannot be changed from here.')
  return connection.session.triage
}

async function readPresent(context: Context, writer: AlertWriter, stored: StoredDetection): Promise<ReceivedAlert> {
  const present = await writer.read(stored.vendorAlertId).catch(vendorProblem)
  if (!present) {
    throw new Problem('missing', 'The vendor no longer has this alert.', { remedy: 'It may have passed the retention period.' })
  }
  await keep(context, stored.configurationId, [present])
  return present
}

/** Stores what the vendor answered, so that feed and detail show it at once. */
export async function keep(context: Context, configurationId: string, received: ReceivedAlert[]): Promise<void> {
  const { services, organizationId } = context
  const target = { vault: services.vault, organizationId, configurationId, now: context.now() }
  await context.transaction((tx) => ingestDetections(tx, target, received))
}

interface Changing {
  stored: StoredDetection
  present: ReceivedAlert
  change: AlertChange
}

async function changeAlert(context: Context, writer: AlertWriter, { stored, present, change }: Changing): Promise<void> {
  const target = { kind: 'detection', id: stored.id, name: stored.title } as const
  // Written before the vendor is asked: should we die in between, the log still tells who wanted what.
  await audit(context, { event: 'detection.triage-requested', target, before: triagedStateOf(present.alert), after: change })
  try {
    const changed = await writer.update(stored.vendorAlertId, change)
    await keep(context, stored.configurationId, [changed])
    await audit(context, {
      event: 'detection.triaged',
      target,
      before: triagedStateOf(present.alert),
      after: triagedStateOf(changed.alert),
      reason: change.comment ?? null,
      vendorReference: stored.vendorAlertId,
      vendorAnswer: 'accepted',
    })
  } catch (error) {
    await audit(context, {
      event: 'detection.triage-failed',
      target,
      before: triagedStateOf(present.alert),
      after: change,
      reason: change.comment ?? null,
      vendorReference: stored.vendorAlertId,
      vendorAnswer: answerOf(error),
    })
    throw vendorProblem(error)
  }
}

export async function audit(context: Context, entry: AuditEntry): Promise<void> {
  await context.transaction((tx) => writeAudit(tx, auditScope(context), entry))
}
