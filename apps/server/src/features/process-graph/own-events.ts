import type { MachineEvent } from '@pocketsoc/contract'
import { and, desc, eq, gte, lt, type SQL } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { detectionDetails, detections, machineActions } from '../../db/schema/index.ts'
import type { Transaction } from '../../db/scoped.ts'
import type { StoredDetail, StoredDetection } from '../detections/index.ts'
import { wholeMilliseconds } from './timeline-page.ts'

interface Span {
  from: Date
  to: Date
}

interface KnownDetection {
  id: string
  vendorAlertId: string
  title: string
  severity: string
  detail: StoredDetail
}

export interface OwnEvents {
  events: MachineEvent[]
  /** What the alerts' own evidence adds; telemetry tells the same better. */
  fromEvidence: MachineEvent[]
  /** Our detections by the vendor's id of the alert. */
  detectionOf: Map<string, string>
}

const mostDetections = 200

/** What we know of a detection's machine ourselves: its detections with their evidence, and what was done to it. */
export async function ownEvents(context: Context, detection: StoredDetection, span: Span): Promise<OwnEvents> {
  const { known, actions } = await context.transaction(async (tx) => ({
    known: await detectionsOf(tx, detection, span),
    actions: await actionsOf(tx, detection, span),
  }))
  const inside = ({ at }: MachineEvent) => at >= span.from.toISOString() && at < span.to.toISOString()
  return {
    events: [...known.flatMap(alertEvents), ...actions].filter(inside),
    fromEvidence: known.flatMap(evidenceEvents).filter(inside),
    detectionOf: new Map(known.map(({ vendorAlertId, id }) => [vendorAlertId, id])),
  }
}

/** The detection itself and the newest others of its machine within the span. */
async function detectionsOf(tx: Transaction, detection: StoredDetection, span: Span): Promise<KnownDetection[]> {
  const select = (condition: SQL | undefined) =>
    tx.sql
      .select({
        id: detections.id,
        vendorAlertId: detections.vendorAlertId,
        title: detections.title,
        severity: detections.severity,
        detail: detectionDetails.detail,
      })
      .from(detections)
      .innerJoin(detectionDetails, eq(detectionDetails.detectionId, detections.id))
      .where(condition)
      .orderBy(desc(detections.createdAt), desc(detections.id))
      .limit(mostDetections)
  const ofMachine =
    detection.machineId === null
      ? []
      : await select(
          and(
            eq(detections.configurationId, detection.configurationId),
            eq(detections.machineId, detection.machineId),
            gte(detections.createdAt, span.from),
            lt(detections.createdAt, span.to),
          ),
        )
  const itself = ofMachine.some(({ id }) => id === detection.id) ? [] : await select(eq(detections.id, detection.id))
  return [...ofMachine, ...itself].map((row) => ({ ...row, detail: row.detail as StoredDetail }))
}

function alertEvents({ id, title, severity, detail }: KnownDetection): MachineEvent[] {
  const event = { kind: 'alert', actor: null, byProcess: null, detectionId: id } as const
  const raised = { ...event, at: wholeMilliseconds(detail.createdAt), title, detail: alertWords(severity, detail) }
  if (!detail.resolvedAt) return [raised]
  const resolved = { ...event, at: wholeMilliseconds(detail.resolvedAt), title: `Resolved: ${title}`, detail: detail.assignedTo }
  return [raised, resolved]
}

function alertWords(severity: string, { category }: StoredDetail): string {
  const rank = severity === 'unknown' ? 'Alert' : `${severity[0]?.toUpperCase()}${severity.slice(1)} severity`
  return category ? `${rank}, ${category}` : rank
}

function evidenceEvents({ id, detail }: KnownDetection): MachineEvent[] {
  return detail.evidence.flatMap((item): MachineEvent[] => {
    if (item.kind !== 'process' || !item.startedAt) return []
    return [
      {
        at: wholeMilliseconds(item.startedAt),
        kind: 'process',
        title: item.name ?? 'A process',
        detail: item.commandLine,
        actor: item.user,
        byProcess: item.parent?.name ?? null,
        detectionId: id,
      },
    ]
  })
}

async function actionsOf(tx: Transaction, { configurationId, machineId }: StoredDetection, span: Span): Promise<MachineEvent[]> {
  if (machineId === null) return []
  const rows = await tx.sql
    .select()
    .from(machineActions)
    .where(
      and(
        eq(machineActions.configurationId, configurationId),
        eq(machineActions.vendorMachineId, machineId),
        lt(machineActions.createdAt, span.to),
      ),
    )
    .orderBy(desc(machineActions.createdAt))
    .limit(mostDetections)
  return rows.flatMap((action): MachineEvent[] => {
    const event = { kind: 'event', actor: action.requestedBy, byProcess: null, detectionId: action.detectionId } as const
    const asked = { ...event, at: action.createdAt.toISOString(), title: `${action.label}: requested`, detail: action.comment }
    if (!action.finishedAt) return [asked]
    const ended = `${action.label}: ${action.state}`
    return [asked, { ...event, at: action.finishedAt.toISOString(), title: ended, detail: action.failure?.detail ?? null }]
  })
}
