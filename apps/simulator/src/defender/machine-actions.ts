import type { MachineActionPayload } from '@pocketsoc/connectors/fixtures'
import { instantKey } from '../instant-key.ts'
import { requireRole } from './access.ts'
import { actionKinds, actionTypes } from './action-kinds.ts'
import { isOpen } from './action-store.ts'
import { ApiError } from './api-error.ts'
import { entityJson, listJson } from './collection.ts'
import type { Schema } from './odata-schema.ts'
import { Body } from './read-body.ts'
import type { DefenderRequest } from './request.ts'

const schema: Schema<MachineActionPayload> = {
  typeName: 'Microsoft.WindowsDefenderATP.MachineAction',
  properties: {
    id: { type: 'string', read: (action) => action.id },
    machineId: { type: 'string', read: (action) => action.machineId },
    requestor: { type: 'string', read: (action) => action.requestor },
    creationDateTimeUtc: { type: 'instant', read: (action) => instantKey(action.creationDateTimeUtc) },
    status: {
      type: 'enum',
      values: ['Pending', 'InProgress', 'Succeeded', 'Failed', 'TimeOut', 'Cancelled'],
      read: (action) => action.status,
    },
    type: { type: 'enum', values: actionTypes, read: (action) => action.type },
  },
  unfilterable: [
    'title',
    'requestorComment',
    'computerDnsName',
    'lastUpdateDateTimeUtc',
    'cancellationRequestor',
    'cancellationComment',
    'cancellationDateTimeUtc',
    'errorHResult',
    'scope',
    'externalId',
    'requestSource',
    'relatedFileInfo',
    'commands',
    'troubleshootInfo',
  ],
}

/** GET /machineactions, newest first. */
export function listMachineActions(request: DefenderRequest): string {
  return listJson<MachineActionPayload>(request, {
    name: 'MachineActions',
    items: request.access.tenant.actions.all(),
    schema,
    expandable: [],
    json: (action) => JSON.stringify(action),
  })
}

/** GET /machineactions/{id} */
export function getMachineAction(request: DefenderRequest): string {
  return entityJson(request, 'MachineActions', findAction(request))
}

/** POST /machineactions/{id}/cancel: needs the permission of the action's own type. Answers before it is cancelled. */
export function cancelMachineAction(request: DefenderRequest): string {
  const { access } = request
  const action = findAction(request)
  const kind = actionKinds.find((candidate) => candidate.type === action.type)
  requireRole(access, kind === undefined ? [] : [kind.permission])
  const comment = new Body(request.body === '' ? '{}' : request.body, ['Comment']).text('Comment') ?? null
  if (!isOpen(action)) {
    throw new ApiError(400, 'BadRequest', { message: `The action has ended as ${action.status} and cannot be cancelled.` })
  }
  const cancelling = access.tenant.life.cancel(action, { by: access.appName, comment })
  return entityJson(request, 'MachineActions', cancelling)
}

function findAction({ access, id }: DefenderRequest): MachineActionPayload {
  const action = access.tenant.actions.find(id)
  if (action === undefined) throw new ApiError(404, 'ResourceNotFound', { message: `Machine action ${id} was not found` })
  return action
}
