import {
  cancelInvitation,
  changeMemberRole,
  type Invitation,
  type InviteMember,
  inviteMember,
  listInvitations,
  listMembers,
  type Role,
  removeMember,
  resendInvitation,
} from '@pocketsoc/contract'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../../lib/client.ts'
import { queryKeys } from '../../lib/query-keys.ts'

export const membersQuery = queryOptions({
  queryKey: queryKeys.members,
  queryFn: ({ signal }) => api.call(listMembers, { signal }).then(({ items }) => items),
})

/** Open invitations; for those who manage the team. */
export const invitationsQuery = queryOptions({
  queryKey: queryKeys.invitations,
  queryFn: ({ signal }) => api.call(listInvitations, { signal }).then(({ items }) => items),
})

export function useChangeRole() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ userId, role }: { userId: string; role: Role }) =>
      api.call(changeMemberRole, { params: { id: userId }, body: { role } }),
    onSuccess: (changed) => {
      queryClient.setQueryData(membersQuery.queryKey, (items) =>
        items?.map((item) => (item.userId === changed.userId ? changed : item)),
      )
      // The role may have been the reader's own, and with it went what the person had invited to.
      for (const queryKey of [queryKeys.me, queryKeys.invitations]) void queryClient.invalidateQueries({ queryKey })
    },
  })
}

export function useRemoveMember() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (userId: string) => api.call(removeMember, { params: { id: userId } }),
    onSuccess: (_, userId) => {
      queryClient.setQueryData(membersQuery.queryKey, (items) => items?.filter((item) => item.userId !== userId))
      void queryClient.invalidateQueries({ queryKey: queryKeys.invitations })
    },
  })
}

export function useInvite() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (input: InviteMember) => api.call(inviteMember, { body: input }),
    onSuccess: (invitation) => {
      queryClient.setQueryData(invitationsQuery.queryKey, (items) =>
        items ? [invitation, ...without(items, invitation)] : items,
      )
    },
  })
}

export function useResend() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => api.call(resendInvitation, { params: { id } }),
    onSuccess: (renewed) => {
      queryClient.setQueryData(invitationsQuery.queryKey, (items) =>
        items?.map((item) => (item.id === renewed.id ? renewed : item)),
      )
    },
    // Whatever was refused, the list on screen may be behind.
    onError: () => queryClient.invalidateQueries({ queryKey: queryKeys.invitations }),
  })
}

export function useCancel() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (invitation: Invitation) => api.call(cancelInvitation, { params: { id: invitation.id } }),
    onSuccess: (_, invitation) => {
      queryClient.setQueryData(invitationsQuery.queryKey, (items) => (items ? without(items, invitation) : items))
    },
  })
}

const without = (items: Invitation[], { id }: Invitation) => items.filter((item) => item.id !== id)
