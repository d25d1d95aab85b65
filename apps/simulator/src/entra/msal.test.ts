import {
  ConfidentialClientApplication,
  type INetworkModule,
  type NetworkRequestOptions,
  type NetworkResponse,
} from '@azure/msal-node'
import { demoTenant } from '@pocketsoc/connectors/fixtures'
import { expect, test } from 'vitest'
import { defenderScope, useSimulator } from '../testing/client.ts'

const simulator = useSimulator({ empty: true })

/** Sends what is meant for the real authority to the simulator, path and all. */
class RedirectedNetwork implements INetworkModule {
  readonly asked: string[] = []

  sendGetRequestAsync<T>(url: string, options?: NetworkRequestOptions): Promise<NetworkResponse<T>> {
    return this.#send<T>('GET', url, options)
  }

  sendPostRequestAsync<T>(url: string, options?: NetworkRequestOptions): Promise<NetworkResponse<T>> {
    return this.#send<T>('POST', url, options)
  }

  async #send<T>(method: string, url: string, options: NetworkRequestOptions = {}): Promise<NetworkResponse<T>> {
    const { hostname, pathname, search } = new URL(url)
    expect(hostname).toBe('login.microsoftonline.com')
    this.asked.push(pathname)
    const response = await fetch(simulator().url + pathname + search, { method, headers: options.headers, body: options.body })
    return { status: response.status, headers: Object.fromEntries(response.headers), body: (await response.json()) as T }
  }
}

function application(
  networkClient: INetworkModule,
  clientSecret: string = demoTenant.clientSecret,
  tenant: string = demoTenant.tenantId,
) {
  return new ConfidentialClientApplication({
    auth: { clientId: demoTenant.clientId, clientSecret, authority: `https://login.microsoftonline.com/${tenant}` },
    system: { networkClient },
  })
}

test('MSAL for Node gets a token through a network client turned to the simulator', async () => {
  const network = new RedirectedNetwork()
  const result = await application(network).acquireTokenByClientCredential({ scopes: [defenderScope] })
  expect(result?.accessToken).toMatch(/^ey/)
  expect(network.asked.at(-1)).toBe(`/${demoTenant.tenantId}/oauth2/v2.0/token`)
  const response = await fetch(`${simulator().url}/api/alerts`, { headers: { Authorization: `Bearer ${result?.accessToken}` } })
  expect(response.status).toBe(200)
})

test('MSAL reports the code of a refusal', async () => {
  const wrong = application(new RedirectedNetwork(), 'wrong-secret')
  await expect(wrong.acquireTokenByClientCredential({ scopes: [defenderScope] })).rejects.toMatchObject({
    errorCode: 'invalid_client',
    errorMessage: expect.stringContaining('AADSTS7000215'),
  })
})

test('MSAL resolves a tenant given by its domain', async () => {
  const byDomain = application(new RedirectedNetwork(), demoTenant.clientSecret, demoTenant.domain)
  const result = await byDomain.acquireTokenByClientCredential({ scopes: [defenderScope] })
  expect(result?.accessToken).toMatch(/^ey/)
})
