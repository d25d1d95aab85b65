import { ApiProblem, signOutDevice } from '@pocketsoc/contract'
import { useMutation } from '@tanstack/react-query'
import { useApi } from '../../lib/api.tsx'
import { useSession } from '../../lib/session.tsx'

const untold = 'Signed out here, but the server could not be told. Remove this device in the portal when you are back online.'

/** Ends the session on the server and here; here even when the server cannot be told. */
export function useSignOut(): { signOut: () => void; busy: boolean } {
  const api = useApi()
  const { signOut } = useSession()
  const leave = useMutation({
    mutationFn: () => api.call(signOutDevice, {}),
    onSuccess: () => signOut(),
    // A session that the server has already ended needs no telling.
    onError: (error) => signOut(error instanceof ApiProblem && error.status === 401 ? undefined : untold),
  })
  return { signOut: () => leave.mutate(), busy: leave.isPending }
}
