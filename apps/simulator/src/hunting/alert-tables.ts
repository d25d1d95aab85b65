import type { AlertPayload, EvidencePayload, TelemetryRow } from '@pocketsoc/connectors/fixtures'
import type { AlertRecord, AlertStore } from '../defender/alert-store.ts'
import { instantKey } from '../instant-key.ts'

/** Instant keys, inclusive. */
interface Span {
  from: string
  to: string
}

/** Rows of `AlertInfo`: one an alert that was created within the span, newest first. */
export function* alertInfoRows(alerts: AlertStore, span: Span): Generator<TelemetryRow> {
  for (const alert of alertsIn(alerts, span)) yield { ...shared(alert), Category: alert.category }
}

/** Rows of `AlertEvidence`: the machine of every alert, and every entity that its evidence names. */
export function* alertEvidenceRows(alerts: AlertStore, span: Span): Generator<TelemetryRow> {
  for (const alert of alertsIn(alerts, span)) {
    const common = { ...shared(alert), Categories: JSON.stringify([alert.category]) }
    if (alert.machineId !== null) yield { ...common, ...machine(alert), EntityType: 'Machine', EvidenceRole: 'Impacted' }
    for (const entity of alert.evidence) yield { ...common, ...entityRow(entity, alert) }
  }
}

function* alertsIn(alerts: AlertStore, { from, to }: Span): Generator<AlertPayload> {
  for (const record of alerts.all()) {
    if (record.createdKey > to) continue
    // They are sorted: all that follow are older.
    if (record.createdKey < from) return
    const alert = wellFormed(record)
    if (alert !== null) yield alert
  }
}

/** Hunting reads another store than the alerts' API: payloads raised raw are in it only where they are alerts. */
function wellFormed(record: AlertRecord): AlertPayload | null {
  const payload = record.load()
  if (typeof payload !== 'object' || payload === null) return null
  const { id, title, category, severity, evidence, mitreTechniques, machineId } = payload as Record<string, unknown>
  const isText = (value: unknown) => typeof value === 'string'
  if (instantKey((payload as AlertPayload).alertCreationTime) === null) return null
  if (![id, title, category, severity].every(isText) || !Array.isArray(evidence) || !Array.isArray(mitreTechniques)) return null
  if (machineId !== null && typeof machineId !== 'string') return null
  return payload as AlertPayload
}

const detectionSources: Record<string, string> = {
  WindowsDefenderAtp: 'EDR',
  WindowsDefenderAv: 'Antivirus',
  WindowsDefenderSmartScreen: 'SmartScreen',
  CustomerTI: 'Custom TI',
  CustomDetection: 'Custom detection',
  AutomatedInvestigation: 'Automated investigation',
}

const shared = (alert: AlertPayload): TelemetryRow => ({
  Timestamp: `${instantKey(alert.alertCreationTime)}Z`,
  AlertId: alert.id,
  Title: alert.title,
  Severity: alert.severity,
  ServiceSource: 'Microsoft Defender for Endpoint',
  DetectionSource: detectionSources[alert.detectionSource] ?? alert.detectionSource,
  AttackTechniques: JSON.stringify(alert.mitreTechniques),
})

const machine = (alert: AlertPayload): TelemetryRow => ({ DeviceId: alert.machineId, DeviceName: alert.computerDnsName })

/** Entities that the vendor places on a machine; people and addresses stand for themselves. */
const onMachine = ['File', 'Process', 'RegistryKey', 'RegistryValue']

function entityRow(entity: EvidencePayload, alert: AlertPayload): TelemetryRow {
  return {
    ...(onMachine.includes(entity.entityType) ? machine(alert) : {}),
    EntityType: entity.entityType,
    EvidenceRole: entity.entityType === 'User' ? 'Impacted' : 'Related',
    FileName: entity.fileName,
    FolderPath: entity.filePath,
    SHA1: entity.sha1,
    SHA256: entity.sha256,
    ThreatFamily: entity.entityType === 'File' ? alert.threatFamilyName : null,
    RemoteIP: entity.ipAddress,
    RemoteUrl: entity.url,
    AccountName: entity.accountName,
    AccountDomain: entity.domainName,
    AccountSid: entity.userSid,
    AccountObjectId: entity.aadUserId,
    AccountUpn: entity.userPrincipalName,
    ProcessCommandLine: entity.processCommandLine,
    RegistryKey: [entity.registryHive, entity.registryKey].filter(Boolean).join('\\'),
    RegistryValueName: entity.registryValueName,
    RegistryValueData: entity.registryValue,
    AdditionalFields: processFields(entity),
  }
}

/** There is no column for process ids. */
function processFields(entity: EvidencePayload): string | null {
  if (entity.processId === null) return null
  return JSON.stringify({
    ProcessId: String(entity.processId),
    CreationTimeUtc: entity.processCreationTime,
    ParentProcess: { ProcessId: String(entity.parentProcessId ?? 0), CreationTimeUtc: entity.parentProcessCreationTime },
  })
}
