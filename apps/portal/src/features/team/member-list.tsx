import type { Me, Member, Role } from '@pocketsoc/contract'
import { useState } from 'react'
import { toast } from 'sonner'
import { dayOf } from '../../lib/format.ts'
import { problemOf } from '../../lib/problem.ts'
import { roleLabel } from '../../lib/role-words.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Monogram } from '../../ui/monogram.tsx'
import { ConfirmRole } from './confirm-role.tsx'
import { memberControls } from './member-controls.ts'
import { useChangeRole } from './queries.ts'
import { RemoveMember } from './remove-member.tsx'
import { RoleMenu } from './role-menu.tsx'

interface MemberListProps {
  me: Me
  members: Member[]
}

/** Everybody in the organisation; what the reader may change about them is beside each. */
export function MemberList({ me, members }: MemberListProps) {
  const [leaving, setLeaving] = useState<Member>()
  return (
    <>
      <ul aria-label="Members" className="divide-y divide-border">
        {members.map((member) => (
          <MemberRow key={member.userId} me={me} member={member} members={members} onRemove={() => setLeaving(member)} />
        ))}
      </ul>
      <RemoveMember me={me} member={leaving} onClose={() => setLeaving(undefined)} />
    </>
  )
}

interface MemberRowProps extends MemberListProps {
  member: Member
  onRemove: () => void
}

function MemberRow({ me, member, members, onRemove }: MemberRowProps) {
  const [asked, setAsked] = useState<Role>()
  const change = useChangeRole()
  const { roles, removal, note } = memberControls(me, member, members)
  const mine = member.userId === me.user.id
  const give = (role: Role) =>
    change.mutate(
      { userId: member.userId, role },
      {
        onSuccess: () => {
          setAsked(undefined)
          toast.success(`${member.name} is now ${roleLabel(role).toLowerCase()}`, { description: 'It counts from now on.' })
        },
        onError: (error) => {
          if (!asked) toast.error(problemOf(error).detail ?? problemOf(error).title, { description: problemOf(error).remedy })
        },
      },
    )
  // What the reader may be unable to take back is asked first.
  const choose = (role: Role) => (mine || role === 'owner' ? setAsked(role) : give(role))
  return (
    <li className="flex flex-wrap items-center gap-x-3.5 gap-y-2 px-4 py-3 sm:px-5">
      <Monogram name={member.name} round />
      <div className="min-w-0 flex-1 basis-48">
        <p className="flex flex-wrap items-center gap-x-2 font-semibold">
          {member.name}
          {mine ? <Badge tone="accent">You</Badge> : null}
        </p>
        <p className="wrap-anywhere text-secondary text-sm">{member.email}</p>
        {note ? <p className="text-secondary text-sm">{note}</p> : null}
      </div>
      <p className="hidden text-secondary text-sm lg:block">Joined {dayOf(member.joinedAt)}</p>
      <div className="flex items-center gap-2">
        {roles.length > 0 ? (
          <RoleMenu name={member.name} role={member.role} roles={roles} disabled={change.isPending} onChoose={choose} />
        ) : (
          <span className="w-30 px-3 font-medium text-sm">{roleLabel(member.role)}</span>
        )}
        {removal ? (
          <Button aria-label={removal === 'leave' ? undefined : `Remove ${member.name}`} onClick={onRemove} className="w-22">
            {removal === 'leave' ? 'Leave' : 'Remove'}
          </Button>
        ) : null}
      </div>
      <ConfirmRole
        me={me}
        member={member}
        role={asked}
        change={change}
        onConfirm={() => asked && give(asked)}
        onClose={() => {
          setAsked(undefined)
          change.reset()
        }}
      />
    </li>
  )
}
