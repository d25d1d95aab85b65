import { composeAction, type EstateMachine, type MachineActionPayload } from '@pocketsoc/connectors/fixtures'
import type { ActionKind, ActionWish } from './action-kinds.ts'
import type { ActionPost } from './action-store.ts'
import { ApiError } from './api-error.ts'
import { entityJson } from './collection.ts'
import { Body } from './read-body.ts'
import type { DefenderRequest } from './request.ts'
import { refuseUnsupported } from './supported-actions.ts'

/** POST /machines/{id}/isolate and the like. Every call is noted, for tests that count them. */
export function requestAction(request: DefenderRequest, kind: ActionKind): string {
  const note = { time: new Date(request.world.clock.now()).toISOString(), machineId: request.id, type: kind.type }
  const { posts } = request.access.tenant.actions
  try {
    const { action, result } = take(request, kind)
    posts.push({ ...note, comment: action.requestorComment, result, actionId: action.id, code: null })
    return entityJson(request, 'MachineActions', action)
  } catch (error) {
    if (error instanceof ApiError) {
      posts.push({ ...note, comment: commentOf(request.body), result: 'refused', actionId: null, code: error.code })
    }
    throw error
  }
}

interface Taken {
  action: MachineActionPayload
  result: Exclude<ActionPost['result'], 'refused'>
}

function take(request: DefenderRequest, kind: ActionKind): Taken {
  const { world, access } = request
  const { tenant } = access
  const machine = machineById(request)
  const body = new Body(request.body, ['Comment', ...kind.properties])
  const comment = body.requiredText('Comment')
  const wish: ActionWish = { scope: null, file: null, commands: [], ...kind.read(body) }
  refuseUnsupported(machine.payload, kind.type, wish.scope)

  const policy = world.settings.duplicateActions
  const open = tenant.actions.open(machine.payload.id).find((action) => action.type === kind.type)
  if (open !== undefined && policy === 'refuse') {
    throw new ApiError(400, 'ActiveRequestAlreadyExists', { message: 'Action is already in progress' })
  }
  if (open !== undefined && policy === 'return-open') return { action: open, result: 'returned' }
  const again = open !== undefined || (kind.type === 'Isolate' && tenant.actions.isolationOf(machine.payload.id) !== null)
  const action = composeAction(tenant.random, {
    type: kind.type,
    machine,
    requestor: access.appName,
    comment,
    at: world.clock.now(),
    file: wish.file,
    commands: wish.commands,
  })
  tenant.life.begin(action, { scope: wish.scope, stuck: again && policy === 'get-stuck' })
  return { action, result: 'begun' }
}

/** Actions name the machine by its id alone, where reading takes its name too. */
function machineById({ access, id }: DefenderRequest): EstateMachine {
  const machine = access.tenant.estate.machines.find((candidate) => candidate.payload.id === id.toLowerCase())
  if (machine === undefined) throw new ApiError(404, 'ResourceNotFound', { message: `Machine ${id} was not found` })
  return machine
}

function commentOf(body: string): string | null {
  try {
    const comment: unknown = JSON.parse(body)?.Comment
    return typeof comment === 'string' ? comment : null
  } catch {
    return null
  }
}
