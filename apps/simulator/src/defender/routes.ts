import type { VendorService } from '../http/vendor-wire.ts'
import type { World } from '../world.ts'
import { authenticate, requireRole, spendCall } from './access.ts'
import { actionKinds } from './action-kinds.ts'
import { runAdvancedQuery } from './advanced-queries.ts'
import { getAlert, getAlertMachine, listAlerts, listMachineAlerts } from './alerts.ts'
import { ApiError, errorBody } from './api-error.ts'
import { cancelMachineAction, getMachineAction, listMachineActions } from './machine-actions.ts'
import { findMachinesByAddress, getMachine, listMachines } from './machines.ts'
import type { Allowance } from './rate-limit.ts'
import type { DefenderRequest } from './request.ts'
import { requestAction } from './request-action.ts'
import { updateAlert, updateAlerts } from './triage.ts'

interface Endpoint {
  method: 'GET' | 'PATCH' | 'POST'
  /** Matched against the path after `/api` in any letter case, `{id}` captured. */
  path: RegExp
  /** One of these; null where what is asked for decides, and the answer checks it. */
  permissions: readonly string[] | null
  allowance?: Allowance
  /** Of success, 200 if left out. */
  status?: number
  /** The body to send; empty for none. Throws ApiError. */
  answer(request: DefenderRequest): string | Promise<string>
}

const get = (path: RegExp, permissions: readonly string[], answer: Endpoint['answer']): Endpoint => ({
  method: 'GET',
  path,
  permissions,
  answer,
})

const readAlerts = ['Alert.Read.All', 'Alert.ReadWrite.All']
const writeAlerts = ['Alert.ReadWrite.All']
const readMachines = ['Machine.Read.All', 'Machine.ReadWrite.All']

/** All calls that the simulated service has. */
const endpoints: readonly Endpoint[] = [
  get(/^\/alerts$/i, readAlerts, listAlerts),
  {
    method: 'POST',
    path: /^\/alerts\/batchUpdate$/i,
    permissions: writeAlerts,
    allowance: 'batchUpdate',
    answer: updateAlerts,
  },
  get(/^\/alerts\/([^/]+)$/i, readAlerts, getAlert),
  { method: 'PATCH', path: /^\/alerts\/([^/]+)$/i, permissions: writeAlerts, answer: updateAlert },
  get(/^\/alerts\/([^/]+)\/machine$/i, readMachines, getAlertMachine),
  get(/^\/machines$/i, readMachines, listMachines),
  get(/^\/machines\/(findbyip\(.*\))$/i, readMachines, findMachinesByAddress),
  get(/^\/machines\/([^/]+)$/i, readMachines, getMachine),
  get(/^\/machines\/([^/]+)\/alerts$/i, readAlerts, listMachineAlerts),
  ...actionKinds.map(
    (kind): Endpoint => ({
      method: 'POST',
      path: new RegExp(`^/machines/([^/]+)/${kind.call}$`, 'i'),
      permissions: [kind.permission],
      status: 201,
      answer: (request) => requestAction(request, kind),
    }),
  ),
  get(/^\/machineactions$/i, readMachines, listMachineActions),
  get(/^\/machineactions\/([^/]+)$/i, readMachines, getMachineAction),
  { method: 'POST', path: /^\/machineactions\/([^/]+)\/cancel$/i, permissions: null, answer: cancelMachineAction },
  {
    method: 'POST',
    path: /^\/advancedqueries\/run$/i,
    permissions: ['AdvancedQuery.Read.All'],
    allowance: 'hunting',
    answer: runAdvancedQuery,
  },
]

const contentType = 'application/json; odata.metadata=minimal; odata.streaming=true; charset=utf-8'

/** The Defender for Endpoint API, under `/api` and `/api/v1.0` in any letter case. */
export function defenderService(world: World): VendorService {
  return async (request, { call }) => {
    const headers = { 'Content-Type': contentType, 'OData-Version': '4.0' }
    try {
      const { status, body } = await answer(world, request, call.repeatPage)
      return body === '' ? new Response(null, { status }) : new Response(body, { status, headers })
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      const body = errorBody(error.code, error.message)
      return new Response(body, { status: error.status, headers: { ...headers, ...error.headers } })
    }
  }
}

async function answer(world: World, request: Request, repeatPage: boolean): Promise<{ status: number; body: string }> {
  const access = await authenticate(world, request.headers.get('Authorization'))
  const url = new URL(request.url)
  const [prefix, rest] = splitPath(url.pathname)
  const { endpoint, id } = endpointFor(rest, request.method)
  if (endpoint.permissions !== null) requireRole(access, endpoint.permissions)
  spendCall(world, access, endpoint.allowance)
  const body = endpoint.method === 'GET' ? '' : await readJson(request)
  // What is due by now has happened, whether or not the timer has noticed.
  world.agenda.runDue()
  const asked = { world, access, base: `${url.origin}${prefix}`, url, id, body, repeatPage }
  return { status: endpoint.status ?? 200, body: await endpoint.answer(asked) }
}

async function readJson(request: Request): Promise<string> {
  const body = await request.text()
  const type = request.headers.get('Content-Type') ?? ''
  if (body !== '' && !/^application\/json\s*(;|$)/i.test(type)) {
    throw new ApiError(415, 'BadRequest', { message: `The request entity's media type '${type}' is not supported.` })
  }
  return body
}

/** `/API/v1.0/Alerts` to the prefix as it was written and the path behind it. */
function splitPath(pathname: string): [string, string] {
  const [prefix = ''] = /^\/api(?:\/v1\.0)?(?=\/|$)/i.exec(pathname) ?? []
  return [prefix, pathname.slice(prefix.length).replace(/\/+$/, '')]
}

function endpointFor(path: string, method: string): { endpoint: Endpoint; id: string } {
  const decoded = safelyDecoded(path)
  const there = endpoints.filter((endpoint) => endpoint.path.test(decoded))
  if (there.length === 0) {
    throw new ApiError(404, 'NotFound', { message: `No HTTP resource was found that matches the request path '${path}'.` })
  }
  const endpoint = there.find((candidate) => candidate.method === method)
  if (endpoint === undefined) {
    throw new ApiError(405, 'BadRequest', {
      message: `The requested resource does not support HTTP method '${method}'.`,
      headers: { Allow: [...new Set(there.map((candidate) => candidate.method))].join(', ') },
    })
  }
  return { endpoint, id: endpoint.path.exec(decoded)?.[1] ?? '' }
}

function safelyDecoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
