import type { INetworkModule, NetworkResponse } from '@azure/msal-node'
import type { VendorEnvironment } from '../sdk/connector.ts'
import type { HttpAnswer } from '../sdk/exchange.ts'
import { createHttp } from '../sdk/http.ts'
import { VendorError } from '../sdk/vendor-error.ts'
import { signInProblem } from './aadsts.ts'
import { loginHosts } from './hosts.ts'

export interface SignInNetwork {
  /** For the sign-in library: same guards, time-outs and retries as every other request. */
  module: INetworkModule
  /** The problem of the last request, handed out once; the library hides it in an error of its own. */
  takeFailure(): VendorError | null
}

/** The network of the sign-in library, over our own HTTP. */
export function createSignInNetwork({ entraUrl, clock }: Pick<VendorEnvironment, 'entraUrl' | 'clock'>): SignInNetwork {
  const http = createHttp({
    vendorName: 'Microsoft’s sign-in service',
    hosts: loginHosts,
    extraOrigins: entraUrl === null ? [] : [new URL(entraUrl).origin],
    clock,
  })
  let failure: VendorError | null = null

  async function read<T>(request: Promise<HttpAnswer>): Promise<NetworkResponse<T>> {
    try {
      const { status, headers, body, ...rest } = await request
      if (status !== 200) throw signInProblem({ status, body, ...rest })
      return { status, headers: Object.fromEntries(headers), body: body as T }
    } catch (error) {
      failure = error instanceof VendorError ? error : null
      throw error
    }
  }

  return {
    module: {
      sendGetRequestAsync: (url) => read(http.getJson({ url: relocate(url, entraUrl) })),
      sendPostRequestAsync: (url, options) =>
        read(http.postTokenForm({ url: relocate(url, entraUrl), form: options?.body ?? '' })),
    },
    takeFailure() {
      const taken = failure
      failure = null
      return taken
    },
  }
}

/** Points a request to a sign-in host to `entraUrl` instead, path and query kept. */
function relocate(address: string, entraUrl: string | null): URL {
  const url = new URL(address)
  if (entraUrl === null || !loginHosts.includes(url.host)) return url
  return new URL(`${entraUrl.replace(/\/+$/, '')}${url.pathname}${url.search}`)
}
