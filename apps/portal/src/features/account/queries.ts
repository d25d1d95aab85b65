import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { callAuth } from '../../lib/auth.ts'
import { readCurrentToken, readSessions } from './portal-session.ts'

/** Where this account is signed in to the portal, this browser first. */
export const sessionsQuery = queryOptions({
  queryKey: ['portal-sessions'],
  queryFn: async () => {
    const [list, current] = await Promise.all([callAuth('/list-sessions'), callAuth('/get-session')])
    return readSessions(list, readCurrentToken(current))
  },
})

export function useRevokeSession() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (token: string) => callAuth('/revoke-session', { token }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  })
}

export interface PasswordChange {
  currentPassword: string
  newPassword: string
}

/** Changes the password and signs out every other portal session. */
export function useChangePassword() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (change: PasswordChange) => callAuth('/change-password', { ...change, revokeOtherSessions: true }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  })
}
