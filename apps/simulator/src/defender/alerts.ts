import type { AlertPayload } from '@pocketsoc/connectors/fixtures'
import { alertSchema } from './alert-schema.ts'
import type { AlertRecord } from './alert-store.ts'
import { ApiError } from './api-error.ts'
import { entityJson, listJson } from './collection.ts'
import { findMachine } from './machines.ts'
import type { DefenderRequest } from './request.ts'

const isAlert = (payload: unknown): payload is AlertPayload =>
  typeof payload === 'object' && payload !== null && 'evidence' in payload

/** GET /alerts */
export function listAlerts(request: DefenderRequest): string {
  return alertList(request, request.access.tenant.alerts.all())
}

/** GET /machines/{id}/alerts */
export function listMachineAlerts(request: DefenderRequest): string {
  const machine = findMachine(request)
  const ofMachine = (record: AlertRecord) => {
    const payload = record.load()
    return isAlert(payload) && payload.machineId === machine.id
  }
  return alertList(request, request.access.tenant.alerts.all().filter(ofMachine))
}

/** GET /alerts/{id}: with evidence, without asking for it. */
export function getAlert(request: DefenderRequest): string {
  const record = findAlert(request)
  return record.text ?? entityJson(request, 'Alerts', record.load())
}

/** GET /alerts/{id}/machine */
export function getAlertMachine(request: DefenderRequest): string {
  const payload = findAlert(request).load()
  const machineId = isAlert(payload) ? payload.machineId : null
  const machine = request.access.tenant.estate.machines.find((candidate) => candidate.payload.id === machineId)
  if (machine === undefined) throw new ApiError(404, 'ResourceNotFound', { message: `Machine ${machineId ?? ''} was not found` })
  return entityJson(request, 'Machines', machine.payload)
}

function findAlert(request: DefenderRequest): AlertRecord {
  const record = request.access.tenant.alerts.find(request.id)
  if (record === undefined) throw new ApiError(404, 'ResourceNotFound', { message: `Alert ${request.id} was not found` })
  return record
}

function alertList(request: DefenderRequest, records: readonly AlertRecord[]): string {
  return listJson(request, {
    name: 'Alerts',
    items: records,
    schema: alertSchema,
    expandable: ['evidence'],
    json: (record, expanded) => record.text ?? JSON.stringify(expanded ? record.load() : withoutEvidence(record.load())),
  })
}

/** A list without `$expand=evidence` says that there is none. What was raised raw goes out as it is. */
function withoutEvidence(payload: unknown): unknown {
  return isAlert(payload) ? { ...payload, evidence: [] } : payload
}
