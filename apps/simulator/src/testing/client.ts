import { demoTenant } from '@pocketsoc/connectors/fixtures'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { type Simulator, type SimulatorOptions, startSimulator } from '../simulator.ts'

export const defenderScope = 'https://api.securitycenter.microsoft.com/.default'

/** Speaks to a simulator over HTTP, as PocketSOC and its tests do. */
export class SimulatorClient {
  readonly url: string

  constructor(url: string) {
    this.url = url
  }

  /** Posts to the token endpoint what signs the demo app in, with some parameters changed or (null) left out. */
  async requestToken(
    changes: Record<string, string | null> = {},
    tenant: string = demoTenant.tenantId,
    path = 'oauth2/v2.0/token',
  ) {
    const parameters = {
      grant_type: 'client_credentials',
      client_id: demoTenant.clientId,
      client_secret: demoTenant.clientSecret,
      scope: defenderScope,
      ...changes,
    }
    const form = new URLSearchParams(Object.entries(parameters).filter((entry): entry is [string, string] => entry[1] !== null))
    const response = await fetch(`${this.url}/${tenant}/${path}`, { method: 'POST', body: form })
    return { status: response.status, headers: response.headers, body: (await response.json()) as Record<string, unknown> }
  }

  async token(changes: Record<string, string | null> = {}, tenant?: string): Promise<string> {
    return String((await this.requestToken(changes, tenant)).body.access_token)
  }

  /** A GET of the Defender API with a token, the demo app's unless another is given. */
  async get(path: string, token?: string): Promise<Response> {
    return await fetch(this.url + path, { headers: { Authorization: `Bearer ${token ?? (await this.token())}` } })
  }

  /** A write to a vendor's API: JSON, or a text as it is. */
  async send(method: string, path: string, body?: unknown, token?: string) {
    const response = await fetch(this.url + path, {
      method,
      headers: { Authorization: `Bearer ${token ?? (await this.token())}`, 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, headers: response.headers, body: (text === '' ? null : JSON.parse(text)) as never }
  }

  async list(path: string, token?: string) {
    const response = await this.get(path, token)
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
    return (await response.json()) as { '@odata.context': string; '@odata.nextLink'?: string; value: Record<string, unknown>[] }
  }

  async control(method: string, path: string, body?: unknown) {
    const response = await fetch(`${this.url}/_control${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
    })
    const text = await response.text()
    return { status: response.status, body: (text === '' ? null : JSON.parse(text)) as never }
  }
}

/** One simulator for a test file, reset before every test. */
export function useSimulator(options: SimulatorOptions = {}): () => SimulatorClient & { simulator: Simulator } {
  let client: (SimulatorClient & { simulator: Simulator }) | undefined
  const current = () => {
    if (client === undefined) throw new Error('the simulator has not started yet')
    return client
  }
  beforeAll(async () => {
    const simulator = await startSimulator(options)
    client = Object.assign(new SimulatorClient(simulator.url), { simulator })
  })
  beforeEach(async () => {
    await current().control('POST', '/reset', {})
  })
  afterAll(async () => {
    await client?.simulator.close()
  })
  return current
}
