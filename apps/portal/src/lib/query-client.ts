import { ApiProblem } from '@pocketsoc/contract'
import { QueryClient } from '@tanstack/react-query'

/** One cache of what the server said. Retries only what may succeed unchanged. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // A browser that believes itself offline may still reach a server on its own machine.
        networkMode: 'always',
        staleTime: 5_000,
        retry: (failures, error) => failures < 2 && error instanceof ApiProblem && error.retryable,
        retryDelay: (failures) => 400 * 2 ** failures,
      },
      mutations: { networkMode: 'always' },
    },
  })
}
