import type { Me, Member, Role } from '@pocketsoc/contract'
import { problemOf } from '../../lib/problem.ts'
import { roleWords } from '../../lib/role-words.ts'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { ProblemNotice } from '../../ui/notice.tsx'

interface ConfirmRoleProps {
  me: Me
  member: Member
  /** The role asked for; undefined while nothing is asked. */
  role: Role | undefined
  change: { isPending: boolean; error: unknown }
  onConfirm: () => void
  onClose: () => void
}

/** Asks before somebody is made an owner, and before one gives up one's own role. */
export function ConfirmRole({ me, member, role, change, onConfirm, onClose }: ConfirmRoleProps) {
  const mine = member.userId === me.user.id
  const article = role ? roleWords[role].article : 'a member'
  return (
    <ConfirmDialog
      open={role !== undefined}
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={mine ? `Make yourself ${article}?` : `Make ${member.name} ${article}?`}
      description={
        mine ? (
          <p>What your role lets you do changes at once, and you may be unable to change it back yourself.</p>
        ) : (
          <p>Owners may do everything in {me.organization.name}, remove other owners too, you among them.</p>
        )
      }
      confirm={role ? `Make ${roleWords[role].label.toLowerCase()}` : 'Confirm'}
      busy={change.isPending}
      onConfirm={onConfirm}
    >
      {change.error ? <ProblemNotice problem={problemOf(change.error)} /> : null}
    </ConfirmDialog>
  )
}
