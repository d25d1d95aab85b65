import { type Client, clientHeader, createClient } from '@pocketsoc/contract'
import { createContext, type PropsWithChildren, use, useMemo } from 'react'
import { deviceFetch } from './device-fetch.ts'
import { useSession } from './session.tsx'
import type { StoredSession } from './session-store.ts'

const ApiContext = createContext<Client | null>(null)

/** A client of `serverUrl` that signs nobody in; for the sign-in itself. */
export function anonymousClient(serverUrl: string): Client {
  return createClient({ baseUrl: `${serverUrl}/api/v1`, fetch: deviceFetch })
}

/** Gives the screens below a client that speaks for the signed-in device. */
export function ApiProvider({ session, children }: PropsWithChildren<{ session: StoredSession }>) {
  const { signOut } = useSession()
  const client = useMemo(
    () =>
      createClient({
        baseUrl: `${session.serverUrl}/api/v1`,
        fetch: deviceFetch,
        headers: () => credentials(session),
        onSignedOut: () => void signOut('You were signed out', session),
      }),
    [session, signOut],
  )
  return <ApiContext value={client}>{children}</ApiContext>
}

// In a browser the portal may be signed in beside us; the header says that it is the phone's cookie that counts.
function credentials({ token }: StoredSession): Record<string, string> {
  return token ? { authorization: `Bearer ${token}` } : { [clientHeader]: 'phone' }
}

/** The signed-in client. */
export function useApi(): Client {
  const client = use(ApiContext)
  if (!client) throw new Error('useApi needs an ApiProvider above it')
  return client
}
