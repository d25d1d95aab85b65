import type { AlertPayload } from '@pocketsoc/connectors/fixtures'
import type { Settings } from '../world.ts'
import { type AlertRecord, recordOf } from './alert-store.ts'
import { ApiError } from './api-error.ts'
import { type AlertChange, changeAlert } from './change-alert.ts'
import { entityJson } from './collection.ts'
import { Body, missingParameter } from './read-body.ts'
import type { DefenderRequest } from './request.ts'

const writable = ['status', 'assignedTo', 'classification', 'determination', 'comment']
const statuses = ['New', 'InProgress', 'Resolved']
const classifications = ['TruePositive', 'InformationalExpectedActivity', 'FalsePositive']
const sharedDeterminations = [
  'MultiStagedAttack',
  'MaliciousUserActivity',
  'Malware',
  'Phishing',
  'UnwantedSoftware',
  'SecurityTesting',
  'LineOfBusinessApplication',
  'Other',
]
/** The update page's spelling of a determination, to that of the alert's page, which is the one answered. */
const spellings: Record<string, string> = {
  CompromisedAccount: 'CompromisedUser',
  ConfirmedActivity: 'ConfirmedUserActivity',
  NotMalicious: 'Clean',
  NotEnoughDataToValidate: 'InsufficientData',
}
/** Not documented for the real service, which names the number in its answer. */
const largestBatch = 100

/** PATCH /alerts/{id}: the alert as it is after the change. */
export function updateAlert(request: DefenderRequest): string {
  const record = triageable(request, request.id)
  const change = readChange(request, new Body(request.body, writable))
  const changed = apply(request, record, change)
  return entityJson(request, 'Alerts', changed)
}

/** POST /alerts/batchUpdate: all or, where one is unknown, none; answers nothing. */
export function updateAlerts(request: DefenderRequest): string {
  const body = new Body(request.body, ['alertIds', ...writable])
  const ids = readIds(body)
  const change = readChange(request, body)
  const records = ids.map((id) => triageable(request, id))
  for (const record of records) apply(request, record, change)
  return ''
}

function readIds(body: Body): string[] {
  const value = body.raw('alertIds')
  if (!Array.isArray(value) || value.length === 0) throw missingParameter('alertIds')
  if (!value.every((id) => typeof id === 'string')) {
    throw new ApiError(400, 'InvalidInput', { message: "'alertIds' holds something else than alert ids." })
  }
  if (value.length > largestBatch) {
    throw new ApiError(400, 'MaximumBatchSizeExceeded', {
      message: `Maximum batch size exceeded. Received: ${value.length}, allowed: ${largestBatch}.`,
    })
  }
  return [...new Set(value)]
}

function readChange({ world, access }: DefenderRequest, body: Body): AlertChange {
  if (!writable.some((name) => body.has(name))) throw missingParameter(writable.join("' or '"))
  const determination = body.choice('determination', determinationsOf(world.settings))
  const fields = {
    status: body.choice('status', statuses),
    assignedTo: readAssignee(body, world.settings),
    classification: body.choice('classification', classifications),
    determination: determination === undefined ? undefined : (spellings[determination] ?? determination),
  }
  const comment = body.text('comment')
  return {
    fields: Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)),
    // An app writes as itself: the service knows nobody behind it.
    ...(comment === undefined ? {} : { comment: { text: comment, by: access.appName } }),
  }
}

function readAssignee(body: Body, settings: Settings): string | null | undefined {
  if (body.raw('assignedTo') !== null) return body.text('assignedTo')
  if (settings.assigneeMayBeNull) return null
  throw new ApiError(400, 'InvalidInput', { message: "'assignedTo' must not be null." })
}

function determinationsOf({ determinations }: Settings): string[] {
  const update = determinations === 'alert-page' ? [] : Object.keys(spellings)
  const alert = determinations === 'update-page' ? [] : Object.values(spellings)
  return [...sharedDeterminations, ...alert, ...update]
}

/** The alert of that id, if it is one that can be changed. Throws 404. */
function triageable({ access }: DefenderRequest, id: string): AlertRecord {
  const record = access.tenant.alerts.find(id)
  const payload = record?.load()
  if (record !== undefined && typeof payload === 'object' && payload !== null && !Array.isArray(payload)) return record
  throw new ApiError(404, 'ResourceNotFound', { message: `Alert ${id} was not found` })
}

function apply({ world, access }: DefenderRequest, record: AlertRecord, change: AlertChange): AlertPayload {
  const changed = changeAlert(record.load() as AlertPayload, change, world.clock.now())
  access.tenant.alerts.put([{ ...recordOf(changed), id: record.id }])
  return changed
}
