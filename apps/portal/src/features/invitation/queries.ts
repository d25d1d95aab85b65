import {
  type AcceptInvitation,
  acceptInvitation,
  joinOrganization,
  type Me,
  type OpenedInvitation,
  openInvitation,
} from '@pocketsoc/contract'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { callAuth } from '../../lib/auth.ts'
import { publicApi } from '../../lib/client.ts'
import { meQuery, signOut } from '../../lib/session.ts'

/** What the link's token is for, and who this browser is signed in as. Fails as `missing` for a link that is dead. */
export const openedQuery = (token: string) =>
  queryOptions({
    queryKey: ['opened-invitation', token],
    queryFn: ({ signal }) => publicApi.call(openInvitation, { body: { token }, signal }),
  })

/** Makes the account, joins, and is signed in. */
export function useAccept() {
  return useEntry((input: AcceptInvitation) => publicApi.call(acceptInvitation, { body: input }))
}

/** Joins with an account that is there already; `password` where it is not signed in yet. */
export function useJoin(token: string, { email }: Pick<OpenedInvitation, 'email'>) {
  return useEntry(async (password: string | undefined) => {
    if (password !== undefined) await callAuth('/sign-in/email', { email, password })
    return publicApi.call(joinOrganization, { body: { token } })
  })
}

function useEntry<Input>(enter: (input: Input) => Promise<Me>) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: enter,
    onSuccess: (me) => queryClient.setQueryData(meQuery.queryKey, me),
    // By now the link may be dead, the address have an account, or this browser be signed in: the page says which.
    onError: () => queryClient.invalidateQueries({ queryKey: ['opened-invitation'] }),
  })
}

/** Signs this browser out; `lookAgain` re-reads the invitation, as nobody. */
export function useSignOutHere(lookAgain: () => Promise<unknown>) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: async () => {
      await signOut(queryClient)
      await lookAgain()
    },
  })
}
