import { type Alert, type AlertChange, type AlertWriter, VendorError } from '@pocketsoc/connectors'
import type { TriageChange, TriageOutcome } from '@pocketsoc/contract'
import { type Context, requireCan } from '../../context.ts'
import { Problem, problemDetails } from '../../http/problem.ts'
import { answerOf, vendorProblem } from '../../http/vendor-problem.ts'
import { type StoredDetection, storedDetections } from '../detections/index.ts'
import { openVendorSession } from '../vendor-configurations/index.ts'
import { alertChangeOf } from './alert-change.ts'
import { changedSince } from './changed-since.ts'
import { triagedStateOf } from './triaged-state.ts'
import { audit, keep, type OpenVendor, openWriter } from './update-detection.ts'

interface UpdateDetections {
  ids: string[]
  change: TriageChange
  /** `updatedAt` of each as the analyst saw it, by id; what changed since then is left as it is. */
  seen?: Record<string, string> | undefined
}

type Outcomes = Map<string, Problem | null>

/**
 * The same change for many detections, through the vendor's batch call where there is one, with an outcome for each:
 * one that fails never hides that another was changed.
 */
export async function updateDetections(
  context: Context,
  { ids, change, seen = {} }: UpdateDetections,
  open: OpenVendor = openVendorSession,
): Promise<TriageOutcome[]> {
  requireCan(context, 'detections.triage')
  const wanted = [...new Set(ids)]
  const items = await storedDetections(context, wanted)
  const alertChange = await alertChangeOf(context, change)
  const outcomes: Outcomes = new Map()
  for (const [configurationId, group] of Map.groupBy(items, (item) => item.configurationId)) {
    await changeGroup(context, { configurationId, group, change: alertChange, seen, outcomes, open })
  }
  return wanted.map((id) => present(id, outcomes.get(id)))
}

function present(id: string, problem: Problem | null | undefined): TriageOutcome {
  if (problem === null) return { id, outcome: 'changed', problem: null }
  const missing = new Problem('missing', 'There is no such detection.')
  return { id, outcome: 'failed', problem: problemDetails(problem ?? missing, '') }
}

interface Group {
  configurationId: string
  group: StoredDetection[]
  change: AlertChange
  seen: Record<string, string>
  outcomes: Outcomes
  open: OpenVendor
}

async function changeGroup(context: Context, whole: Group): Promise<void> {
  const { configurationId, group, outcomes, open } = whole
  try {
    const writer = await openWriter(context, configurationId, open)
    for (let start = 0; start < group.length; start += writer.batchSize) {
      await changeBatch(context, writer, { ...whole, group: group.slice(start, start + writer.batchSize) })
    }
  } catch (error) {
    const problem = asProblem(error)
    for (const item of group) if (!outcomes.has(item.id)) outcomes.set(item.id, problem)
  }
}

async function changeBatch(context: Context, writer: AlertWriter, whole: Group): Promise<void> {
  const present = whole.group.some(({ id }) => whole.seen[id]) ? await readChanged(context, whole) : new Map<string, Alert>()
  const group = whole.group.filter((item) => !isConflict(item, present.get(item.vendorAlertId), whole))
  if (group.length === 0) return
  const batch = { ...whole, group }
  const { configurationId, change, outcomes } = batch
  const requested = { targets: group.map(({ id, title }) => ({ id, title })), change }
  const target = { kind: 'vendor-configuration', id: configurationId, name: `${group.length} detections` } as const
  await audit(context, { event: 'detections.triage-requested', target, after: requested })
  const vendorAlertIds = group.map((item) => item.vendorAlertId)
  try {
    await writer.updateMany(vendorAlertIds, change)
    for (const item of group) outcomes.set(item.id, null)
  } catch (error) {
    await audit(context, { event: 'detections.batch-failed', target, vendorAnswer: answerOf(error) })
    // An answer that never came may belong to a batch that was carried out: asked again, comments would stand twice.
    const perhapsDone = error instanceof VendorError && error.outcomeUnknown
    // One bad id can fail a whole batch at the vendor; alone, each gets its own answer.
    if (!perhapsDone) await changeEach(context, writer, batch)
    else for (const item of group) outcomes.set(item.id, asProblem(error))
  }
  const read = await readChanged(context, batch)
  for (const item of group) {
    const alert = read.get(item.vendorAlertId)
    if (outcomes.get(item.id) && alert && tookEffect(alert, change)) outcomes.set(item.id, null)
  }
  await auditEach(context, batch, { present, read })
}

/** Whether it was changed since the analyst saw it; then that is its outcome. */
function isConflict(item: StoredDetection, present: Alert | undefined, { seen, outcomes }: Group): boolean {
  const seenUpdatedAt = seen[item.id]
  const stored = { ...item.detail, updatedAt: item.updatedAt.toISOString() }
  const conflict = seenUpdatedAt ? changedSince(item, present ?? stored, seenUpdatedAt) : null
  if (conflict) outcomes.set(item.id, conflict)
  return conflict !== null
}

/** Alerts by the vendor's id: as they were before, where that was asked, and as they are after. */
interface BeforeAndAfter {
  present: Map<string, Alert>
  read: Map<string, Alert>
}

async function auditEach(context: Context, { group, change, outcomes }: Group, { present, read }: BeforeAndAfter): Promise<void> {
  for (const item of group) {
    const problem = outcomes.get(item.id)
    const after = problem ? undefined : read.get(item.vendorAlertId)
    await audit(context, {
      event: problem ? 'detection.triage-failed' : 'detection.triaged',
      target: { kind: 'detection', id: item.id, name: item.title },
      before: triagedStateOf(present.get(item.vendorAlertId) ?? item.detail),
      after: after ? triagedStateOf(after) : change,
      reason: change.comment ?? null,
      vendorReference: item.vendorAlertId,
      vendorAnswer: problem ? (problem.options.vendorCode ?? problem.code) : 'accepted',
    })
  }
}

/** Whether an alert already is as the change wants it; a comment alone cannot tell. */
function tookEffect(alert: Alert, { comment: _comment, ...wanted }: AlertChange): boolean {
  const fields = Object.entries(wanted) as [keyof typeof wanted, unknown][]
  return fields.length > 0 && fields.every(([name, value]) => alert[name] === value)
}

async function changeEach(
  context: Context,
  writer: AlertWriter,
  { configurationId, group, change, outcomes }: Group,
): Promise<void> {
  for (const item of group) {
    try {
      await keep(context, configurationId, [await writer.update(item.vendorAlertId, change)])
      outcomes.set(item.id, null)
    } catch (error) {
      outcomes.set(item.id, asProblem(error))
    }
  }
}

/**
 * The batch call answers nothing, so what changed is read as changes are: one call or two for any number. Answers what
 * it read; should it fail, the next poll reads the same.
 */
async function readChanged(context: Context, { configurationId, group, open }: Group): Promise<Map<string, Alert>> {
  const { services, organizationId } = context
  const read = new Map<string, Alert>()
  const wanted = new Set(group.map((item) => item.vendorAlertId))
  try {
    const { session } = await open(services, { organizationId, configurationId })
    if (!session.alerts) return read
    for await (const page of session.alerts.since(session.alerts.cursorAt(context.now()))) {
      const changed = page.alerts.filter(({ alert }) => wanted.has(alert.vendorAlertId))
      await keep(context, configurationId, changed)
      for (const { alert } of changed) read.set(alert.vendorAlertId, alert)
    }
  } catch (error) {
    services.log.info({ error, configurationId }, 'changed alerts are read at the next poll')
  }
  return read
}

function asProblem(error: unknown): Problem {
  try {
    vendorProblem(error)
  } catch (translated) {
    return translated instanceof Problem ? translated : new Problem('internal', 'Something went wrong on our side.')
  }
}
