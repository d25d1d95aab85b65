import type { HuntedSpan } from '@pocketsoc/connectors'
import { Problem } from '../../http/problem.ts'
import type { StoredDetection } from '../detections/index.ts'

const hour = 60 * 60 * 1000
/** How long vendors keep telemetry. */
const telemetryKept = 30 * 24 * hour

interface Reach {
  /** Milliseconds before the first activity, and after the last. */
  before: number
  after: number
}

/** What a process graph is drawn from: what led up to the alert, and a little of what came after. */
export const graphReach: Reach = { before: 6 * hour, after: hour / 2 }
/** What the machine's timeline shows around a detection. */
export const timelineReach: Reach = { before: 24 * hour, after: hour }

/** The time around a detection, from its first activity to its last or to the alert itself. */
export function spanAround({ detail }: Pick<StoredDetection, 'detail'>, reach: Reach): { from: Date; to: Date } {
  const raised = Date.parse(detail.createdAt)
  const known = [detail.firstActivityAt, detail.lastActivityAt].flatMap((at) => (at ? [Date.parse(at)] : []))
  const instants = known.length > 0 ? known : [raised]
  return { from: new Date(Math.min(...instants) - reach.before), to: new Date(Math.max(...instants) + reach.after) }
}

/** The part of a span that telemetry can hold. Throws `unsupported` where there is none, in words for people. */
export function huntable(
  { machineId }: Pick<StoredDetection, 'machineId'>,
  span: { from: Date; to: Date },
  now: Date,
): HuntedSpan {
  if (machineId === null) throw new Problem('unsupported', 'The alert names no machine whose telemetry could be asked.')
  const oldest = now.getTime() - telemetryKept
  if (span.to.getTime() <= oldest) {
    throw new Problem('unsupported', 'It happened more than 30 days ago, and the vendor keeps telemetry for 30 days.')
  }
  return { vendorMachineId: machineId, from: new Date(Math.max(span.from.getTime(), oldest)), to: span.to }
}
