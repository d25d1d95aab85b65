import { instantKey } from '../instant-key.ts'
import type { AlertRecord } from './alert-store.ts'
import type { Property, Schema } from './odata-schema.ts'

function field(record: AlertRecord, name: string): unknown {
  if (record.known !== undefined && Object.hasOwn(record.known, name)) return record.known[name]
  const payload = record.load()
  return typeof payload === 'object' && payload !== null ? (payload as Record<string, unknown>)[name] : undefined
}

const string = (name: string): Property<AlertRecord> => ({
  type: 'string',
  read(record) {
    const value = field(record, name)
    return typeof value === 'string' ? value : null
  },
})
const number = (name: string): Property<AlertRecord> => ({
  type: 'number',
  read(record) {
    const value = field(record, name)
    return typeof value === 'number' ? value : null
  },
})
const enumeration = (name: string, values: readonly string[]): Property<AlertRecord> => ({
  type: 'enum',
  values,
  read(record) {
    const value = field(record, name)
    return typeof value === 'string' ? value : null
  },
})

/** What the list of alerts lets callers filter by, of the documentation's list and nothing else. */
export const alertSchema: Schema<AlertRecord> = {
  typeName: 'Microsoft.WindowsDefenderATP.Alert',
  properties: {
    alertCreationTime: { type: 'instant', read: (record) => record.createdKey },
    lastUpdateTime: { type: 'instant', read: (record) => record.updatedKey },
    lastEventTime: { type: 'instant', read: (record) => instantKey(field(record, 'lastEventTime')) },
    id: { type: 'string', read: (record) => record.id },
    incidentId: number('incidentId'),
    investigationId: number('investigationId'),
    assignedTo: string('assignedTo'),
    detectionSource: string('detectionSource'),
    category: string('category'),
    status: enumeration('status', ['Unknown', 'New', 'InProgress', 'Resolved']),
    severity: enumeration('severity', ['UnSpecified', 'Informational', 'Low', 'Medium', 'High']),
  },
  unfilterable: [
    'classification',
    'determination',
    'investigationState',
    'detectorId',
    'threatFamilyName',
    'threatName',
    'title',
    'description',
    'firstEventTime',
    'resolvedTime',
    'machineId',
    'computerDnsName',
    'rbacGroupName',
    'aadTenantId',
    'mitreTechniques',
    'relatedUser',
    'loggedOnUsers',
    'comments',
    'evidence',
    'domains',
  ],
}
