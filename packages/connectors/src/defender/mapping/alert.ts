import type { Alert } from '../../sdk/alert.ts'
import { mapEvidence } from './evidence.ts'
import { asList, asRecord, asText, digest, isRecord, type JsonRecord } from './json.ts'
import { mapComments, mapUsers, nameUser } from './people.ts'
import { exactTime, instant } from './times.ts'
import { classificationOf, detectionSourceOf, determinationOf, severityOf, spaced, statusOf } from './vocabulary.ts'

/** What a mapping needs to know beside the payload. */
export interface MappingContext {
  /** When the payload was read; stands in for a time that the vendor left out. */
  readAt: Date
  /** Host of the vendor's portal, for deep links. */
  portalHost: string
}

const limits = { id: 200, title: 500, description: 20_000, name: 500, techniques: 100 }
const noTime = '1970-01-01T00:00:00.0000000Z'

/**
 * Defender's alert in our words. Pure and total: whatever the payload, every property is filled and valid, and
 * storable as PostgreSQL text. Property names are those of Microsoft's alert resource type.
 */
export function mapAlert(payload: unknown, context: MappingContext): Alert {
  const alert = asRecord(payload)
  const name = (property: string) => asText(alert[property], limits.name)
  const id = asText(alert.id, limits.id + 1)
  const identified = id !== null && id.length <= limits.id && id === String(alert.id)
  const evidence = mapEvidence(alert.evidence)
  const users = mapUsers(alert, evidence)
  return {
    vendorAlertId: identified ? id : `unidentified:${digest(alert.id ?? payload)}`,
    ...mapTimes(alert, context),
    title: titleOf(payload),
    description: asText(alert.description, limits.description),
    severity: severityOf(alert.severity),
    status: statusOf(alert.status),
    classification: classificationOf(alert.classification),
    determination: determinationOf(alert.determination),
    category: spaced(alert.category),
    detectedBy: detectionSourceOf(alert.detectionSource),
    threatName: name('threatName'),
    threatFamily: name('threatFamilyName'),
    incidentId: name('incidentId'),
    investigationState: spaced(alert.investigationState),
    assignedTo: name('assignedTo'),
    machine: machineOf(name('machineId'), name('computerDnsName')),
    machineGroup: name('rbacGroupName'),
    user: nameUser(users[0]),
    users,
    techniqueIds: techniquesOf(alert.mitreTechniques),
    evidence,
    comments: mapComments(alert.comments),
    portalUrl: identified ? `https://${context.portalHost}/alerts/${encodeURIComponent(id)}` : null,
  }
}

function mapTimes(alert: JsonRecord, context: MappingContext) {
  const { alertCreationTime, firstEventTime, lastEventTime, lastUpdateTime, resolvedTime } = alert
  const inOrder = [alertCreationTime, firstEventTime, lastEventTime, lastUpdateTime, resolvedTime]
  const createdAt = inOrder.map(instant).find((time) => time !== null) ?? context.readAt.toISOString()
  const latest = [resolvedTime, lastEventTime, alertCreationTime, firstEventTime]
    .map(exactTime)
    .reduce<string>((newest, time) => (time !== null && time > newest ? time : newest), noTime)
  return {
    revision: exactTime(lastUpdateTime) ?? latest,
    createdAt,
    updatedAt: instant(lastUpdateTime) ?? (latest === noTime ? createdAt : `${latest.slice(0, 23)}Z`),
    firstActivityAt: instant(firstEventTime),
    lastActivityAt: instant(lastEventTime),
    resolvedAt: instant(resolvedTime),
  }
}

function titleOf(payload: unknown): string {
  if (!isRecord(payload)) return 'Alert that could not be read'
  const category = spaced(payload.category)
  const title = asText(payload.title, limits.title)?.trim() ?? asText(payload.threatName, limits.title)
  return title ?? (category === null ? 'Untitled alert' : `${category} alert`)
}

function machineOf(vendorMachineId: string | null, name: string | null): Alert['machine'] {
  return vendorMachineId === null && name === null ? null : { vendorMachineId, name }
}

// Documented as one string, sent as a list.
function techniquesOf(value: unknown): string[] {
  const words = Array.isArray(value) ? asList(value, limits.techniques) : [value]
  const ids = words.flatMap(
    (word) =>
      asText(word, limits.name)
        ?.toUpperCase()
        .match(/\bT\d{4}(?:\.\d{3})?\b/g) ?? [],
  )
  return [...new Set(ids)].slice(0, limits.techniques)
}
