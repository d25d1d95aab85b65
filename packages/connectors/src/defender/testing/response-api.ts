import type { IncomingMessage, ServerResponse } from 'node:http'
import { bodyOf, sendJson } from '../../sdk/testing/loopback-server.ts'
import type { Payload, Tenant } from './tenant-state.ts'

/** A request that the tenant took as well-formed, with its body. */
interface Call {
  tenant: Tenant
  url: URL
  method: string
  body: Payload
  response: ServerResponse
}

type Endpoint = [method: string, path: RegExp, roles: string[], answer: (call: Call, id: string) => unknown]

const machineRoles = ['Machine.Read.All', 'Machine.ReadWrite.All']
const alertRoles = ['Alert.Read.All', 'Alert.ReadWrite.All']

/** What the tenant offers beside its list of alerts, each with the roles of which one is needed. */
const endpoints: Endpoint[] = [
  ['GET', /^\/api\/alerts\/([^/]+)$/, alertRoles, readAlert],
  ['PATCH', /^\/api\/alerts\/([^/]+)$/, ['Alert.ReadWrite.All'], changeAlert],
  ['POST', /^\/api\/alerts\/batchUpdate$/, ['Alert.ReadWrite.All'], changeAlerts],
  ['GET', /^\/api\/machines$/, machineRoles, listMachines],
  [
    'GET',
    /^\/api\/machines\/([^/]+)$/,
    machineRoles,
    (call, id) => answerEntity(call, 'Machine', find(call.tenant.machines, id)),
  ],
  ['POST', /^\/api\/machines\/([^/]+)\/isolate$/, ['Machine.Isolate'], (call, id) => act(call, id, 'Isolate')],
  ['POST', /^\/api\/machines\/([^/]+)\/unisolate$/, ['Machine.Isolate'], (call, id) => act(call, id, 'Unisolate')],
  ['GET', /^\/api\/machineactions$/, machineRoles, listActions],
  [
    'GET',
    /^\/api\/machineactions\/([^/]+)$/,
    machineRoles,
    (call, id) => answerEntity(call, 'Machine action', find(call.tenant.actions, id)),
  ],
  ['POST', /^\/api\/machineactions\/([^/]+)\/cancel$/, ['Machine.Isolate'], cancel],
  ['POST', /^\/api\/advancedqueries\/run$/, ['AdvancedQuery.Read.All'], hunt],
]

/** Answers everything but the list of alerts; the caller has checked the token. */
export async function answerCall(tenant: Tenant, url: URL, request: IncomingMessage, response: ServerResponse): Promise<unknown> {
  const method = request.method ?? ''
  const found = endpoints.find(([wanted, path]) => wanted === method && path.test(url.pathname))
  if (!found) return refuse(response, 404, 'NotFound')
  const [, path, roles, answer] = found
  const body = await readBody(request)
  if (body === null) return refuse(response, 400, 'InvalidRequestBody')
  if (!roles.some((role) => tenant.roles?.includes(role))) return refuseRoles(response, roles, tenant.roles)
  if (method !== 'GET') tenant.orders.push({ method, path: url.pathname, body })
  return answer({ tenant, url, method, body, response }, decodeURIComponent(path.exec(url.pathname)?.[1] ?? ''))
}

/** Graph's hunting endpoint; the caller has checked that the token is Graph's. */
export async function answerGraph(
  tenant: Tenant,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<unknown> {
  const body = await readBody(request)
  if (request.method !== 'POST' || url.pathname !== '/v1.0/security/runHuntingQuery') return refuse(response, 404, 'NotFound')
  if (body === null) return refuse(response, 400, 'InvalidRequestBody')
  if (!tenant.graphRoles?.includes('ThreatHunting.Read.All')) {
    return refuseRoles(response, ['ThreatHunting.Read.All'], tenant.graphRoles)
  }
  tenant.orders.push({ method: 'POST', path: url.pathname, body })
  return hunt({ tenant, url, method: 'POST', body, response })
}

/** An error in Defender's form. */
export function refuse(response: ServerResponse, status: number, code: string, message = 'Refused') {
  return sendJson(response, status, { error: { code, message, target: '0e1d2c3b-4a59-4687-9a0b-1c2d3e4f5a6b' } })
}

export function refuseRoles(response: ServerResponse, needed: string[], roles: string[] | null) {
  const text = `API required roles: ${needed.join(',')}, application roles: ${roles?.join(',') ?? ''}.`
  return refuse(response, 403, 'Forbidden', `Missing application roles. ${text}`)
}

/** The body as an object, an empty one for a GET; null for anything else. */
async function readBody(request: IncomingMessage): Promise<Payload | null> {
  const text = await bodyOf(request)
  if (request.method === 'GET') return {}
  if (!request.headers['content-type']?.startsWith('application/json')) return null
  try {
    const body: unknown = JSON.parse(text)
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as Payload) : null
  } catch {
    return null
  }
}

const find = (entities: Payload[], id: string) => entities.find((entity) => entity.id === id)
const onlyHas = (body: Payload, names: string[]) => Object.keys(body).every((name) => names.includes(name))

function answerEntity({ response, tenant }: Call, name: string, entity: Payload | undefined) {
  if (!entity) return refuse(response, 404, 'ResourceNotFound', `${name} was not found`)
  return sendJson(response, 200, { '@odata.context': `${tenant.origin}/api/$metadata#Things/$entity`, ...entity })
}

const allAlerts = (tenant: Tenant) => tenant.alerts as Payload[]

function readAlert(call: Call, id: string) {
  return answerEntity(call, 'Alert', find(allAlerts(call.tenant), id))
}

const alertFields = ['status', 'assignedTo', 'classification', 'determination', 'comment']

/** Whether a change of alerts is well-formed; answers the refusal where it is not. */
function isGoodChange({ tenant, body, response }: Call, names: string[]): boolean {
  const { determination, assignedTo } = body
  if (!onlyHas(body, names)) return !refuse(response, 400, 'InvalidRequestBody')
  if (determination !== undefined && !tenant.determinations.includes(String(determination))) {
    return !refuse(response, 400, 'InvalidInput', 'Unknown determination')
  }
  if (assignedTo === null && !tenant.unassigns) return !refuse(response, 400, 'InvalidInput')
  return true
}

function change(tenant: Tenant, alert: Payload, { comment, alertIds: _, ...fields }: Payload) {
  const createdTime = tenant.now().toISOString()
  const comments = [...((alert.comments as Payload[] | undefined) ?? [])]
  if (comment !== undefined) comments.push({ comment, createdBy: 'PocketSOC', createdTime })
  Object.assign(alert, fields, { comments, lastUpdateTime: createdTime })
}

function changeAlert(call: Call, id: string) {
  const alert = find(allAlerts(call.tenant), id)
  if (!isGoodChange(call, alertFields)) return null
  if (!alert) return answerEntity(call, 'Alert', alert)
  change(call.tenant, alert, call.body)
  return answerEntity(call, 'Alert', call.tenant.answersEvidence ? alert : { ...alert, evidence: [] })
}

function changeAlerts(call: Call) {
  const { tenant, body, response } = call
  const ids = body.alertIds
  if (!Array.isArray(ids)) return refuse(response, 400, 'MissingRequiredParameter')
  if (ids.length > tenant.largestBatch) {
    return refuse(response, 400, 'MaximumBatchSizeExceeded', tenant.tooLarge(ids.length))
  }
  if (!isGoodChange(call, [...alertFields, 'alertIds'])) return null
  for (const alert of allAlerts(tenant)) if (ids.includes(alert.id)) change(tenant, alert, body)
  return response.writeHead(200).end()
}

function answerPage({ tenant, url, response }: Call, items: Payload[], options: string[]) {
  const query = Object.fromEntries(url.searchParams)
  if (!onlyHas(query, options)) return refuse(response, 400, 'ODataError')
  const [top, skip] = [Number(query.$top ?? 10_000), Number(query.$skip ?? 0)]
  return sendJson(response, 200, { value: items.slice(skip, skip + top) }, { date: tenant.now().toUTCString() })
}

function listMachines(call: Call) {
  if (call.tenant.machines.length === 0) return refuse(call.response, 404, 'ResourceNotFound', 'No recent machines')
  return answerPage(call, call.tenant.machines, ['$top', '$skip'])
}

function listActions(call: Call) {
  const filter = call.url.searchParams.get('$filter') ?? ''
  const machineId = /^machineId eq '((?:[^']|'')*)'$/.exec(filter)?.[1]?.replaceAll("''", "'")
  const from = /^creationDateTimeUtc ge (\d{4}-\d\d-\d\dT[\d:.]+Z)$/.exec(filter)?.[1]
  if (filter !== '' && machineId === undefined && from === undefined) return refuse(call.response, 400, 'ODataError')
  const matches = (action: Payload) =>
    filter === '' ||
    (machineId === undefined ? String(action.creationDateTimeUtc) >= String(from) : action.machineId === machineId)
  return answerPage(call, call.tenant.actions.filter(matches), ['$filter', '$top', '$skip'])
}

function act({ tenant, body, response }: Call, machineId: string, type: 'Isolate' | 'Unisolate') {
  const names = type === 'Isolate' ? ['Comment', 'IsolationType'] : ['Comment']
  if (!onlyHas(body, names)) return refuse(response, 400, 'InvalidRequestBody')
  if (typeof body.Comment !== 'string' || body.Comment === '') return refuse(response, 400, 'MissingRequiredParameter')
  if (type === 'Isolate' && !['Full', 'Selective'].includes(String(body.IsolationType)))
    return refuse(response, 400, 'InvalidInput')
  if (!find(tenant.machines, machineId)) return refuse(response, 404, 'ResourceNotFound', `Machine ${machineId} was not found`)
  const isOpen = (action: Payload) =>
    action.machineId === machineId && action.type === type && ['Pending', 'InProgress'].includes(String(action.status))
  if (tenant.actions.some(isOpen)) {
    return tenant.namesDuplicates
      ? refuse(response, 400, 'ActiveRequestAlreadyExists')
      : refuse(response, 400, 'BadRequest', 'Action is already in progress')
  }
  const at = tenant.now().toISOString()
  const action = {
    id: `5382f7ea-7557-4ab7-9782-${String(tenant.actions.length).padStart(12, '0')}`,
    type,
    requestor: 'PocketSOC',
    requestorComment: body.Comment,
    status: 'Pending',
    machineId,
    computerDnsName: null,
    creationDateTimeUtc: at,
    lastUpdateDateTimeUtc: at,
    errorHResult: 0,
    scope: null,
  }
  tenant.actions.push(action)
  return sendJson(response, 201, action)
}

function cancel(call: Call, id: string) {
  const { tenant, body, response } = call
  const action = find(tenant.actions, id)
  if (!action) return answerEntity(call, 'Machine action', action)
  if (typeof body.Comment !== 'string' || !onlyHas(body, ['Comment'])) return refuse(response, 400, 'InvalidRequestBody')
  if (!['Pending', 'InProgress'].includes(String(action.status))) return refuse(response, 400, 'BadRequest')
  Object.assign(action, { status: 'Cancelled', cancellationRequestor: 'PocketSOC', cancellationComment: body.Comment })
  return answerEntity(call, 'Machine action', action)
}

function hunt({ tenant, url, body, response }: Call) {
  const names = url.pathname.startsWith('/v1.0/') ? ['Query', 'Timespan'] : ['Query']
  if (typeof body.Query !== 'string' || !onlyHas(body, names))
    return refuse(response, 400, 'InvalidRequestBody', 'Missing query.')
  const { status, body: answer, headers } = tenant.hunt(body.Query)
  return sendJson(response, status, answer, headers)
}
