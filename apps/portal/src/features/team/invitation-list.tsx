import type { Invitation, Role } from '@pocketsoc/contract'
import { Mail } from 'lucide-react'
import { useState } from 'react'
import { toast } from 'sonner'
import { dayOf } from '../../lib/format.ts'
import { problemOf } from '../../lib/problem.ts'
import { roleLabel } from '../../lib/role-words.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { ProblemNotice } from '../../ui/notice.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { RelativeTime } from '../../ui/time.tsx'
import { invitationView } from './invitation-view.ts'
import { useCancel, useResend } from './queries.ts'
import { tellMailed } from './tell-mailed.ts'

interface InvitationListProps {
  invitations: Invitation[]
  /** Roles that the reader may give; invitations to others are only shown. */
  roles: readonly Role[]
}

export function InvitationList({ invitations, roles }: InvitationListProps) {
  const [leaving, setLeaving] = useState<Invitation>()
  const cancel = useCancel()
  const close = () => {
    setLeaving(undefined)
    cancel.reset()
  }
  const confirm = (invitation: Invitation) =>
    cancel.mutate(invitation, {
      onSuccess: () => {
        toast.success(`The invitation of ${invitation.email} is cancelled`)
        close()
      },
    })
  return (
    <>
      <ul aria-label="Invitations" className="divide-y divide-border">
        {invitations.map((invitation) => (
          <InvitationRow
            key={invitation.id}
            invitation={invitation}
            mayChange={roles.some((role) => role === invitation.role)}
            onCancel={() => setLeaving(invitation)}
          />
        ))}
      </ul>
      <ConfirmDialog
        open={leaving !== undefined}
        onOpenChange={(open) => (open ? undefined : close())}
        title="Cancel this invitation?"
        description={
          <p>
            The link that <span className="wrap-anywhere font-medium">{leaving?.email}</span> has stops working. You can invite
            them again.
          </p>
        }
        confirm="Cancel invitation"
        cancel="Keep it"
        busy={cancel.isPending}
        onConfirm={() => leaving && confirm(leaving)}
      >
        {cancel.error ? <ProblemNotice problem={problemOf(cancel.error)} /> : null}
      </ConfirmDialog>
    </>
  )
}

interface InvitationRowProps {
  invitation: Invitation
  mayChange: boolean
  onCancel: () => void
}

function InvitationRow({ invitation, mayChange, onCancel }: InvitationRowProps) {
  const resend = useResend()
  const { email, state, expiresAt } = invitation
  const again = () =>
    resend.mutate(invitation.id, {
      onSuccess: tellMailed,
      onError: (error) =>
        toast.error(problemOf(error).detail ?? problemOf(error).title, { description: problemOf(error).remedy }),
    })
  return (
    <li className="flex flex-wrap items-center gap-x-3.5 gap-y-2 px-4 py-3 sm:px-5">
      <span className="flex size-9 shrink-0 items-center justify-center rounded-full bg-raised text-secondary">
        <Mail aria-hidden="true" className="size-4.5" />
      </span>
      <div className="min-w-0 flex-1 basis-48">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="wrap-anywhere font-semibold">{email}</span>
          <StateBadge view={invitationView(invitation)} />
        </p>
        <p className="text-secondary text-sm">
          {roleLabel(invitation.role)} · sent by {invitation.invitedBy} <RelativeTime at={invitation.sentAt} /> ·{' '}
          {state === 'expired' ? 'expired' : 'expires'} {dayOf(expiresAt)}
        </p>
      </div>
      {mayChange ? (
        <div className="flex items-center gap-2">
          <Button busy={resend.isPending} aria-label={`Send again to ${email}`} onClick={again}>
            Send again
          </Button>
          <Button aria-label={`Cancel the invitation of ${email}`} onClick={onCancel}>
            Cancel
          </Button>
        </div>
      ) : null}
    </li>
  )
}
