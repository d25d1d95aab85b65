import type { IsolationRequest, MachineActor, VendorAction } from '../sdk/machine.ts'
import { VendorError } from '../sdk/vendor-error.ts'
import { type DefenderClient, type Refusal, unexpectedAnswer } from './client.ts'
import { isRecord } from './mapping/json.ts'
import { mapMachineAction } from './mapping/machine-action.ts'
import { exactTimeOf } from './mapping/times.ts'
import { type Page, type PageStart, readWholeSet, restlessSet } from './passes.ts'
import { isolating, machineReading } from './permissions.ts'

const pageSize = 1000
const noun = 'machine actions'
const isolationTypes = { full: 'Full', selective: 'Selective' } as const

/** Isolates and releases machines, and reads and cancels machine actions: `/api/machines/{id}/…`, `/api/machineactions`. */
export function createMachineActor(client: DefenderClient): MachineActor {
  const actions = createActionReader(client)

  /** The open action that stands in the way of a request; null when it cannot be found out. */
  async function openAction({ vendorMachineId, kind }: IsolationRequest, signal?: AbortSignal): Promise<VendorAction | null> {
    try {
      const found = await actions.ofMachine(vendorMachineId, signal)
      return found.find((action) => isOpen(action) && action.kind === kind) ?? null
    } catch (error) {
      if (error instanceof VendorError) return null
      throw error
    }
  }

  return {
    async request(request, signal) {
      const sent = await client.send({
        method: 'POST',
        path: `/api/machines/${encodeURIComponent(request.vendorMachineId)}/${request.kind === 'release' ? 'unisolate' : 'isolate'}`,
        json: bodyOf(request),
        needs: isolating,
        subject: 'machine',
        signal,
      })
      if ('refusal' in sent) {
        if (!isAlreadyOpen(sent.refusal)) throw sent.refusal.problem
        return { outcome: 'already_open', action: await openAction(request, signal) }
      }
      if (!isAction(sent.body)) throw unexpectedAnswer('no machine action', true)
      const action = mapMachineAction(sent.body)
      // The scope of a new action is often empty, and it is what we asked for.
      return { outcome: 'accepted', action: { ...action, isolationType: action.isolationType ?? request.isolationType } }
    },
    async actionsOf(vendorMachineId, since, signal) {
      const from = since.toISOString()
      const found = await actions.ofMachine(vendorMachineId, signal)
      return found.filter((action) => isOpen(action) || (action.createdAt ?? from) >= from)
    },
    async *actionsSince(since, signal) {
      const found = await actions.since(since, signal)
      if (found.length > 0) yield found
    },
    read: actions.read,
    async cancel(reference, comment, signal) {
      const sent = await client.send({
        method: 'POST',
        path: `/api/machineactions/${encodeURIComponent(reference)}/cancel`,
        json: { Comment: comment },
        // Cancelling needs the permission of the action's own type; an isolation's is the one that we ask for.
        needs: isolating,
        subject: 'machine action',
        signal,
      })
      if ('refusal' in sent) throw notCancelled(sent.refusal)
      const action = isAction(sent.body) ? mapMachineAction(sent.body) : await actions.read(reference, signal)
      if (!action) throw unexpectedAnswer('no machine action', true)
      return action
    },
  }
}

/** Reads machine actions, lists of them newest first: the vendor documents no order. */
function createActionReader(client: DefenderClient) {
  const about = { needs: machineReading, subject: 'machine action' }

  async function readAll(filter: string, signal: AbortSignal | undefined): Promise<VendorAction[]> {
    async function read(start: PageStart): Promise<Page<VendorAction>> {
      const query = (skip: number) => ({ $filter: filter, $top: `${pageSize}`, $skip: `${skip}` })
      const url = 'link' in start ? start.link : client.url('/api/machineactions', query(start.skip))
      const { items, ...page } = await client.getCollection(url, { ...about, missingIsEmpty: true, signal })
      return { ...page, items: items.map(mapMachineAction) }
    }
    // Of an action that changed while it was read, the state read last counts.
    const actions = new Map<string, VendorAction>()
    for await (const { items, end } of readWholeSet({ noun, pageSize, read, stateOf })) {
      for (const action of items) actions.set(action.reference, action)
      // Whoever looks for an open action before asking for another must not miss it.
      if (end && !end.whole) throw restlessSet(noun)
    }
    return [...actions.values()].sort((a, b) => (b.createdAt ?? '').localeCompare(a.createdAt ?? ''))
  }

  return {
    ofMachine: (vendorMachineId: string, signal?: AbortSignal) =>
      readAll(`machineId eq '${vendorMachineId.replaceAll("'", "''")}'`, signal),
    since: (since: Date, signal?: AbortSignal) => readAll(`creationDateTimeUtc ge ${exactTimeOf(since)}`, signal),
    async read(reference: string, signal?: AbortSignal): Promise<VendorAction | null> {
      const entity = await client.getEntity(`/api/machineactions/${encodeURIComponent(reference)}`, { ...about, signal })
      return entity === null ? null : mapMachineAction(entity)
    },
  }
}

const stateOf = ({ reference, state, updatedAt }: VendorAction) => `${reference}\n${state}\n${updatedAt}`
// A state that we do not know may well be one of an action that goes on.
const isOpen = ({ state }: VendorAction) => ['waiting', 'running', 'unknown'].includes(state)
const isAction = (body: unknown) => isRecord(body) && typeof body.id === 'string'

/** Names of properties are case-sensitive here: these are those of Microsoft's examples. */
function bodyOf({ kind, isolationType, comment }: IsolationRequest): Record<string, string> {
  // The type has no documented default, so one is always sent.
  return kind === 'release' ? { Comment: comment } : { Comment: comment, IsolationType: isolationTypes[isolationType ?? 'full'] }
}

// Documented for live response only under this code, for the other actions by the text of a general refusal.
function isAlreadyOpen({ code, message }: Refusal): boolean {
  return code === 'ActiveRequestAlreadyExists' || /already (?:in progress|pending|running|exists)/i.test(message)
}

function notCancelled({ code, problem }: Refusal): VendorError {
  return new VendorError({
    code: 'vendor-rejected',
    detail: `Defender did not cancel the action (HTTP 400${code ? `, ${code}` : ''}).`,
    remedy: 'It may have ended or be past stopping: refresh to see how it stands.',
    ...(code ? { vendorCode: code } : {}),
    cause: problem,
  })
}
