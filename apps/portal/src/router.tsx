import type { QueryClient } from '@tanstack/react-query'
import { createRouter } from '@tanstack/react-router'
import { onSignedOut } from './lib/client.ts'
import { meQuery } from './lib/session.ts'
import { ErrorPage } from './routes/error-page.tsx'
import { NotFoundPage } from './routes/not-found-page.tsx'
import { routeTree } from './routes/route-tree.ts'

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createPortalRouter>
  }
}

/** The portal's pages. Parameters in the address are plain strings: an OAuth `state` of digits must stay text. */
export function createPortalRouter(queryClient: QueryClient) {
  const router = createRouter({
    routeTree,
    context: { queryClient },
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    defaultErrorComponent: ErrorPage,
    defaultNotFoundComponent: NotFoundPage,
    scrollRestoration: true,
    parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
    stringifySearch: (search) => {
      const query = new URLSearchParams(Object.entries(search).flatMap(([key, value]) => textPair(key, value))).toString()
      return query ? `?${query}` : ''
    },
  })
  onSignedOut(() => {
    queryClient.setQueryData(meQuery.queryKey, null)
    // Guards run again; the one of the page on screen sends the reader to sign in and back.
    void router.invalidate()
  })
  return router
}

function textPair(key: string, value: unknown): [string, string][] {
  return value === undefined || value === null ? [] : [[key, String(value)]]
}
