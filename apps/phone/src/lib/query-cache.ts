import { ApiProblem } from '@pocketsoc/contract'
import AsyncStorage from '@react-native-async-storage/async-storage'
import { createAsyncStoragePersister } from '@tanstack/query-async-storage-persister'
import { QueryClient } from '@tanstack/react-query'
import { type PersistQueryClientProviderProps, removeOldestQuery } from '@tanstack/react-query-persist-client'

const days = 24 * 60 * 60 * 1000

/** Everything read from the server. A read is tried even without a known connection, so that failing is noticed and shown. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      staleTime: 5_000,
      gcTime: 7 * days,
      retry: (failures, error) => failures < 2 && error instanceof ApiProblem && error.retryable && error.status !== 0,
    },
    mutations: { networkMode: 'always' },
  },
})

const persister = createAsyncStoragePersister({
  storage: AsyncStorage,
  key: 'pocketsoc.cache',
  throttleTime: 2_000,
  retry: removeOldestQuery,
})

/** For reads that are not kept on the device: megabytes of telemetry that are out of date by the next start. */
export const notKept = { kept: false } as const

/** How the cache outlives the app, so that the feed can be read without a connection. */
export const persistOptions: PersistQueryClientProviderProps['persistOptions'] = {
  persister,
  maxAge: 7 * days,
  // Raised whenever what is kept changes its shape; an older cache is then dropped.
  buster: '1',
  dehydrateOptions: { shouldDehydrateQuery: ({ state, meta }) => state.status === 'success' && meta?.kept !== false },
}

/** Forgets everything read in the session, on screen and on disk. */
export async function forgetQueries(): Promise<void> {
  queryClient.clear()
  await persister.removeClient()
}
