import type { Me, Member } from '@pocketsoc/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { toast } from 'sonner'
import { problemOf } from '../../lib/problem.ts'
import { meQuery } from '../../lib/session.ts'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { ProblemNotice } from '../../ui/notice.tsx'
import { useRemoveMember } from './queries.ts'

interface RemoveMemberProps {
  me: Me
  /** Who is about to be removed; undefined while nothing is asked. */
  member: Member | undefined
  onClose: () => void
}

/** Asks before a member is removed, or leaves. */
export function RemoveMember({ me, member, onClose }: RemoveMemberProps) {
  const router = useRouter()
  const queryClient = useQueryClient()
  const remove = useRemoveMember()
  const mine = member?.userId === me.user.id
  const close = () => {
    onClose()
    remove.reset()
  }
  const confirm = (who: Member) =>
    remove.mutate(who.userId, {
      onSuccess: () => {
        close()
        if (!mine) return void toast.success(`${who.name} is removed`, { description: 'They are signed out everywhere.' })
        // The session is over; the guard of this page sends to sign in.
        queryClient.setQueryData(meQuery.queryKey, null)
        return void router.invalidate()
      },
    })
  return (
    <ConfirmDialog
      open={member !== undefined}
      onOpenChange={(open) => (open ? undefined : close())}
      title={mine ? `Leave ${me.organization.name}?` : `Remove ${member?.name ?? 'this member'}?`}
      description={
        mine ? (
          <p>You are signed out everywhere at once, and come back only when somebody invites you again.</p>
        ) : (
          <p>
            Their portal sessions and devices are signed out at once, and invitations they sent are cancelled. What they did stays
            in the audit log.
          </p>
        )
      }
      confirm={mine ? 'Leave' : 'Remove'}
      busy={remove.isPending}
      onConfirm={() => member && confirm(member)}
    >
      {remove.error ? <ProblemNotice problem={problemOf(remove.error)} /> : null}
    </ConfirmDialog>
  )
}
