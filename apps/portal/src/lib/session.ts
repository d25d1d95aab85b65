import { ApiProblem, getMe, type Me, type Permission } from '@pocketsoc/contract'
import { type QueryClient, queryOptions, useQuery } from '@tanstack/react-query'
import { useRouteContext } from '@tanstack/react-router'
import { callAuth } from './auth.ts'
import { publicApi } from './client.ts'
import { queryKeys } from './query-keys.ts'

/** Who is signed in; null when nobody is. */
export const meQuery = queryOptions({
  queryKey: queryKeys.me,
  staleTime: 30_000,
  queryFn: async ({ signal }): Promise<Me | null> => {
    try {
      return await publicApi.call(getMe, { signal })
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 401) return null
      throw error
    }
  },
})

/** The signed-in member. Only for pages below the router's guard. */
export function useMe(): Me {
  const guarded = useRouteContext({ strict: false }).me
  const { data } = useQuery(meQuery)
  // While a page is left after signing out, the guard's answer is what it was drawn for.
  const me = data ?? guarded
  if (!me) throw new Error('useMe is only for pages that need a session')
  return me
}

export function may(me: Me, permission: Permission): boolean {
  return me.permissions.includes(permission)
}

/** Ends the portal session and forgets everything that was read with it. */
export async function signOut(queryClient: QueryClient): Promise<void> {
  await callAuth('/sign-out', {})
  queryClient.clear()
}
