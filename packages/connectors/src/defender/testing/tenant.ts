import type { IncomingMessage, ServerResponse } from 'node:http'
import { bodyOf, type LoopbackServer, sendJson, startLoopbackServer } from '../../sdk/testing/loopback-server.ts'
import { guidePermissions } from '../permissions.ts'
import { answerCall, answerGraph, refuse, refuseRoles } from './response-api.ts'
import type { Payload, Tenant } from './tenant-state.ts'

export const tenantId = '5d0b7c1e-0b8d-4a55-9d5e-1f2f6a3c9b10'
export const clientId = '0c9f1d44-7c55-4b0e-8a7b-5b1e2d3c4f50'
export const clientSecret = 'q7~Zr.8Vw_FakeSecretValue-For~Tests.0001'

const graphScope = 'https://graph.microsoft.com/.default'

/** A tenant that granted the whole of the setup guide. */
export async function startGuidedTenant(): Promise<Tenant> {
  const tenant = await startTenant()
  tenant.roles = guidePermissions.map(({ name }) => name)
  return tenant
}

export async function startTenant(): Promise<Tenant> {
  const state: Omit<Tenant, keyof LoopbackServer> = {
    alerts: [],
    roles: ['Alert.Read.All', 'Machine.Read.All'],
    secret: clientSecret,
    scope: 'https://api.securitycenter.microsoft.com/.default',
    tokenLifetimeSeconds: 3599,
    calls: [],
    signIns: [],
    tokens: new Set(),
    issued: [],
    faults: [],
    signInFaults: [],
    beforeList: () => undefined,
    order: (left, right) => String(right.alertCreationTime).localeCompare(String(left.alertCreationTime)),
    knowsLessThan: true,
    now: () => new Date('2026-03-04T09:00:00Z'),
    machines: [],
    actions: [],
    orders: [],
    graphRoles: null,
    graphTokens: new Set(),
    determinations: ['MultiStagedAttack', 'Malware', 'CompromisedUser', 'ConfirmedUserActivity', 'Clean', 'InsufficientData'],
    unassigns: true,
    answersEvidence: true,
    largestBatch: 100,
    tooLarge: (received) => `Received: ${received}, allowed: ${tenant.largestBatch}.`,
    namesDuplicates: true,
    hunt: () => ({ status: 200, body: { Schema: [], Results: [] } }),
  }
  let tenant: Tenant
  const server = await startLoopbackServer((request, response) => {
    const url = new URL(request.url ?? '/', tenant.origin)
    if (url.pathname.includes('/oauth2/')) {
      void signIn(tenant, request, response)
    } else {
      tenant.calls.push(url)
      if (!tenant.faults.shift()?.(request, response)) void answer(tenant, url, request, response)
    }
  })
  tenant = Object.assign(state, server)
  return tenant
}

async function signIn(tenant: Tenant, request: IncomingMessage, response: ServerResponse): Promise<unknown> {
  const form = new URLSearchParams(await bodyOf(request))
  tenant.signIns.push(form)
  if (tenant.signInFaults.shift()?.(request, response)) return null
  const [, asked] = (request.url ?? '').split('/')
  const formed = request.method === 'POST' && request.headers['content-type']?.startsWith('application/x-www-form-urlencoded')
  if (!formed || form.get('grant_type') !== 'client_credentials') return refuseSignIn(response, 400, 'invalid_request', 900144)
  if (asked !== tenantId) return refuseSignIn(response, 400, 'invalid_request', 90002)
  if (form.get('client_id') !== clientId) return refuseSignIn(response, 400, 'unauthorized_client', 700016)
  if (form.get('client_secret') !== tenant.secret) return refuseSignIn(response, 401, 'invalid_client', 7000215)
  const forGraph = form.get('scope') === graphScope && tenant.graphRoles !== null
  if (form.get('scope') !== tenant.scope && !forGraph) return refuseSignIn(response, 400, 'invalid_resource', 500011)
  const token = fakeToken({
    aud: form.get('scope'),
    tid: tenantId,
    jti: tenant.signIns.length,
    ...(forGraph ? { roles: tenant.graphRoles } : tenant.roles && { roles: tenant.roles }),
  })
  if (forGraph) tenant.graphTokens.add(token)
  else tenant.tokens.add(token)
  tenant.issued.push(token)
  return sendJson(response, 200, { token_type: 'Bearer', expires_in: tenant.tokenLifetimeSeconds, access_token: token })
}

/** A refusal in Entra's form; the description quotes what was sent, as a careless service might. */
export function refuseSignIn(response: ServerResponse, status: number, error: string, code: number) {
  return sendJson(response, status, {
    error,
    error_description: `AADSTS${code}: Refused (${clientSecret}).\r\nTrace ID: 8d1f2c3b-4a59-4687-9a0b-1c2d3e4f5a00`,
    error_codes: [code],
    correlation_id: '4a7c1e2d-3f40-4b5a-8c6d-7e8f90a1b2c3',
  })
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const fakeToken = (claims: Payload) => `${encode({ alg: 'none', typ: 'JWT' })}.${encode(claims)}.c2lnbmF0dXJl`

async function answer(tenant: Tenant, url: URL, request: IncomingMessage, response: ServerResponse): Promise<unknown> {
  const token = request.headers.authorization?.replace(/^Bearer /, '') ?? ''
  const forGraph = url.pathname.startsWith('/v1.0/')
  if (!(forGraph ? tenant.graphTokens : tenant.tokens).has(token)) return refuse(response, 401, 'Unauthorized')
  if (forGraph) return answerGraph(tenant, url, request, response)
  if (url.pathname !== '/api/alerts' || request.method !== 'GET') return answerCall(tenant, url, request, response)
  return list(tenant, url, response)
}

function list(tenant: Tenant, url: URL, response: ServerResponse): unknown {
  if (!tenant.roles?.some((role) => role.startsWith('Alert.Read'))) {
    return refuseRoles(response, ['Alert.Read.All', 'Alert.ReadWrite.All'], tenant.roles)
  }
  const query = Object.fromEntries(url.searchParams)
  const filter = readFilter(query.$filter ?? '', tenant.knowsLessThan)
  if (!filter || Object.keys(query).some((name) => !['$filter', '$expand', '$top', '$skip'].includes(name))) {
    return refuse(response, 400, 'ODataError')
  }
  const [top, skip] = [Number(query.$top ?? 10_000), Number(query.$skip ?? 0)]
  tenant.beforeList(skip)
  const matching = tenant.alerts.filter((alert) => !isPayload(alert) || filter(alert))
  const sorted = matching.sort((left, right) => (isPayload(left) && isPayload(right) ? tenant.order(left, right) : 0))
  const value = sorted
    .slice(skip, skip + top)
    .map((alert) => (query.$expand === 'evidence' || !isPayload(alert) ? alert : { ...alert, evidence: [] }))
  sendJson(
    response,
    200,
    { '@odata.context': `${tenant.origin}/api/$metadata#Alerts`, value },
    { date: tenant.now().toUTCString() },
  )
}

const isPayload = (value: unknown): value is Payload => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Understands exactly the comparisons that the vendor documents, and `lt` by switch; null for anything else. */
function readFilter(text: string, knowsLessThan: boolean): ((alert: Payload) => boolean) | null {
  if (text === '') return () => true
  const terms = text
    .split(' and ')
    .map((term) => /^(lastUpdateTime|alertCreationTime) (ge|lt) (\d{4}-\d\d-\d\dT[\d:.]+Z)$/.exec(term))
  if (terms.some((term) => term === null || (term[2] === 'lt' && !knowsLessThan))) return null
  return (alert) =>
    terms.every((term) => {
      const [, property = '', operator, bound = ''] = term ?? []
      const value = String(alert[property])
      return operator === 'ge' ? value >= bound : value < bound
    })
}
