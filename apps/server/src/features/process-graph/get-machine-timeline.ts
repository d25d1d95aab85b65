import type { HuntedEvent } from '@pocketsoc/connectors'
import { type MachineEvent, roleCan } from '@pocketsoc/contract'
import { and, eq, inArray } from 'drizzle-orm'
import { type Context, requireCan } from '../../context.ts'
import { detections } from '../../db/schema/index.ts'
import { Problem } from '../../http/problem.ts'
import { vendorProblem } from '../../http/vendor-problem.ts'
import { type StoredDetection, storedDetection } from '../detections/index.ts'
import { type OpenVendor, openHunter } from '../hunting/index.ts'
import { openVendorSession } from '../vendor-configurations/index.ts'
import { huntable, spanAround, timelineReach } from './hunted-span.ts'
import { ownEvents } from './own-events.ts'
import { timelinePage, wholeMilliseconds } from './timeline-page.ts'

const pageSize = 200
// A few more than a page: telemetry and our own events share it, and a page ends between two milliseconds.
const huntedSize = 250

interface Asked {
  id: string
  /** Events before this instant; the first page without. */
  before?: string | undefined
}

/**
 * What happened on a detection's machine around it, newest first: telemetry where it may be asked, and always what we
 * know ourselves. Throws `missing`, and the vendor's problems where telemetry should have answered.
 */
export async function getMachineTimeline(
  context: Context,
  { id, before: given }: Asked,
  open = openVendorSession,
): Promise<{ items: MachineEvent[]; nextBefore: string | null; onlyOwnReason: string | null }> {
  requireCan(context, 'detections.read')
  const detection = await storedDetection(context, id)
  const span = spanOf(detection)
  const before = given === undefined ? null : wholeMilliseconds(given)
  const own = await ownEvents(context, detection, span)
  const hunted = await huntedEvents(context, detection, { span: before ? { ...span, to: earlier(span.to, before) } : span, open })
  if (!hunted.events) {
    const events = [...own.events, ...own.fromEvidence]
    const page = timelinePage({ own: events, hunted: { events: [], complete: true }, before, limit: pageSize })
    return { ...page, onlyOwnReason: hunted.reason }
  }
  const others = hunted.events.filter(({ vendorAlertId }) => vendorAlertId === null || !own.detectionOf.has(vendorAlertId))
  const detectionOf = await detectionsByAlert(context, detection, others)
  const events = others.map((event) => eventOf(event, detectionOf))
  const complete = hunted.events.length < huntedSize
  return { ...timelinePage({ own: own.events, hunted: { events, complete }, before, limit: pageSize }), onlyOwnReason: null }
}

function spanOf(detection: StoredDetection): { from: Date; to: Date } {
  const { from, to } = spanAround(detection, timelineReach)
  // An alert may be raised long after what it tells of, and belongs on its own timeline.
  const raised = Date.parse(detection.detail.createdAt) + timelineReach.after
  return { from, to: new Date(Math.max(to.getTime(), raised)) }
}

const earlier = (to: Date, before: string) => new Date(Math.min(to.getTime(), Date.parse(before)))

type Hunted = { events: HuntedEvent[] } | { events: null; reason: string | null }

/** Without events where telemetry may not be asked, with the reason, or holds nothing; then our own events stand alone. */
async function huntedEvents(
  context: Context,
  detection: StoredDetection,
  { span, open }: { span: { from: Date; to: Date }; open: OpenVendor },
): Promise<Hunted> {
  const { services, organizationId, actor } = context
  if (!roleCan(actor.role, 'hunting.run')) {
    return { events: null, reason: `Your role, ${actor.role}, does not allow hunting, which tells what else happened.` }
  }
  if (span.to <= span.from) return { events: null, reason: null }
  try {
    const place = huntable(detection, span, context.now())
    const { hunter } = await openHunter(services, { organizationId, configurationId: detection.configurationId }, open)
    return { events: await hunter.machineEvents(place, huntedSize) }
  } catch (error) {
    if (error instanceof Problem && error.code === 'unsupported') return { events: null, reason: error.message }
    return vendorProblem(error)
  }
}

/** Alerts of telemetry that are detections of ours although not among those of this machine and span. */
async function detectionsByAlert(
  context: Context,
  { configurationId }: StoredDetection,
  events: HuntedEvent[],
): Promise<Map<string, string>> {
  const alertIds = [...new Set(events.flatMap(({ vendorAlertId }) => (vendorAlertId ? [vendorAlertId] : [])))]
  if (alertIds.length === 0) return new Map()
  const rows = await context.transaction((tx) =>
    tx.sql
      .select({ id: detections.id, vendorAlertId: detections.vendorAlertId })
      .from(detections)
      .where(and(eq(detections.configurationId, configurationId), inArray(detections.vendorAlertId, alertIds))),
  )
  return new Map(rows.map(({ id, vendorAlertId }) => [vendorAlertId, id]))
}

function eventOf({ vendorAlertId, at, ...event }: HuntedEvent, detectionOf: Map<string, string>): MachineEvent {
  return { ...event, at: wholeMilliseconds(at), detectionId: (vendorAlertId && detectionOf.get(vendorAlertId)) || null }
}
