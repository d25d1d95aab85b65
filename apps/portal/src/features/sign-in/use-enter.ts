import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { leavesPortal, nextPath } from '../../lib/next-path.ts'
import { meQuery } from '../../lib/session.ts'

/** Goes on to `next` after signing in or up, once the new session was read. */
export function useEnter(next: string | undefined): () => Promise<void> {
  const router = useRouter()
  const queryClient = useQueryClient()
  return async () => {
    await queryClient.fetchQuery({ ...meQuery, staleTime: 0 })
    const path = nextPath(next, window.location.origin)
    if (leavesPortal(path)) window.location.assign(path)
    else await router.navigate({ href: path, replace: true })
  }
}
