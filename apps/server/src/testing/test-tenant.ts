import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface TestPayload {
  id: string
  alertCreationTime: string
  lastUpdateTime: string
}

/** A vendor's tenant on loopback, just enough for the server's own tests: sign-in and a list of alerts. */
export interface TestTenant {
  origin: string
  /** In the order in which they are sent. */
  alerts: TestPayload[]
  roles: string[]
  /** Answers in the tenant's place while it is set. */
  fault: ((request: IncomingMessage, response: ServerResponse) => void) | null
  /** Filters that were asked for, oldest first. */
  asked: string[]
  close(): Promise<void>
}

export async function startTestTenant(): Promise<TestTenant> {
  const server = createServer((request, response) => {
    request.resume()
    if (tenant.fault) tenant.fault(request, response)
    else if (request.url?.includes('/oauth2/')) sendJson(response, 200, tokenFor(tenant.roles))
    else sendJson(response, 200, { value: pageOf(tenant, new URL(request.url ?? '/', tenant.origin)) })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const tenant: TestTenant = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    alerts: [],
    roles: ['Alert.Read.All'],
    fault: null,
    asked: [],
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return tenant
}

export function sendJson(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(JSON.stringify(body))
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const tokenFor = (roles: string[]) => ({
  token_type: 'Bearer',
  expires_in: 3599,
  access_token: `${encode({ alg: 'none' })}.${encode({ roles })}.c2ln`,
})

function pageOf(tenant: TestTenant, { searchParams }: URL): TestPayload[] {
  const filter = searchParams.get('$filter') ?? ''
  tenant.asked.push(filter)
  const bounds = [...filter.matchAll(/(lastUpdateTime|alertCreationTime) (ge|lt) (\S+)/g)]
  const matching = tenant.alerts.filter((alert) =>
    bounds.every(([, property, operator, bound = '']) => {
      const value = alert[property as 'lastUpdateTime' | 'alertCreationTime']
      return operator === 'ge' ? value >= bound : value < bound
    }),
  )
  const skip = Number(searchParams.get('$skip') ?? 0)
  return matching.slice(skip, skip + Number(searchParams.get('$top') ?? 10_000))
}
