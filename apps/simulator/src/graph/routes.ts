import { randomUUID } from 'node:crypto'
import { type Caller, readToken, TokenFault } from '../entra/read-token.ts'
import type { VendorService } from '../http/vendor-wire.ts'
import type { World } from '../world.ts'
import { GraphError } from './graph-error.ts'
import { runHuntingQuery } from './run-hunting-query.ts'

const huntingRole = 'ThreatHunting.Read.All'
const contentType = 'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8'

/** Microsoft Graph, of which there is hunting alone: `/v1.0/security/runHuntingQuery`. */
export function graphService(world: World): VendorService {
  return async (request) => {
    const requestId = randomUUID()
    const clientRequestId = request.headers.get('client-request-id')
    const headers = { 'Content-Type': contentType, 'request-id': requestId, 'client-request-id': clientRequestId ?? requestId }
    try {
      return new Response(await answer(world, request), { headers })
    } catch (error) {
      if (!(error instanceof GraphError)) throw error
      const body = error.body(world.clock.now(), { requestId, clientRequestId })
      return new Response(body, { status: error.status, headers: { ...headers, ...error.headers } })
    }
  }
}

async function answer(world: World, request: Request): Promise<string> {
  const caller = await authenticate(world, request.headers.get('Authorization'))
  const url = new URL(request.url)
  const path = url.pathname.replace(/^\/[^/]+/, '').replace(/\/+$/, '')
  if (!/^\/security\/(microsoft\.graph\.security\.)?runHuntingQuery$/i.test(path)) {
    throw new GraphError(400, 'BadRequest', { message: `Resource not found for the segment '${path.split('/')[1] ?? ''}'.` })
  }
  if (request.method !== 'POST') {
    throw new GraphError(405, 'Request_BadRequest', { message: 'Specified HTTP method is not allowed for the request target.' })
  }
  authorize(caller)
  spendCall(world, caller)
  const body = await request.text()
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get('Content-Type') ?? '')) {
    throw new GraphError(415, 'UnsupportedMediaType', { message: 'The media type of the request is not supported.' })
  }
  world.agenda.runDue()
  return await runHuntingQuery(world, { caller, body, origin: url.origin })
}

async function authenticate(world: World, authorization: string | null): Promise<Caller> {
  try {
    return await readToken(world, authorization, ['graph'])
  } catch (error) {
    if (!(error instanceof TokenFault)) throw error
    throw new GraphError(401, 'InvalidAuthenticationToken', { message: error.message, headers: { 'WWW-Authenticate': 'Bearer' } })
  }
}

/** Without the permission, or in a tenant that has no Defender. */
function authorize({ roles, tenant }: Caller): void {
  if (roles.includes(huntingRole) && tenant.hasDefender) return
  throw new GraphError(403, 'Forbidden', {
    message: 'Auth token does not contain valid permissions or user does not have valid roles.',
  })
}

/** The allowance is the tenant's, whichever of its apps calls. */
function spendCall(world: World, { tenant }: Caller): void {
  const wait = world.limiters.hunting.take(`${tenant.id} graph`, world.clock.now())
  if (wait === null) return
  throw new GraphError(429, 'TooManyRequests', {
    message: 'The number of calls has exceeded the quota of hunting queries. Wait before the next call.',
    headers: { 'Retry-After': String(wait) },
  })
}
