import type { Member } from '@pocketsoc/contract'
import { failureWords } from '../../lib/failure.ts'
import { useMe } from '../../lib/me-queries.ts'
import { Fact } from '../../ui/fact.tsx'
import { RowButton } from '../../ui/row-button.tsx'
import { Section } from '../../ui/section.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { useMembers } from './member-queries.ts'
import type { TriageSheetProps } from './status-sheet.tsx'

/** Whom to assign to: oneself first, a colleague, or nobody. */
export function AssignSheet({ open, title, targets, onClose, onWish }: TriageSheetProps) {
  const me = useMe().data
  const { data: members, error } = useMembers()
  const assigned = new Set(targets.map(({ assignedTo }) => assignedTo))
  const only = assigned.size === 1 ? [...assigned][0] : undefined
  const isAssigned = (email: string) => only?.toLowerCase() === email.toLowerCase()
  const colleagues = members?.filter(({ userId }) => userId !== me?.user.id) ?? []

  const row = (member: Pick<Member, 'userId' | 'name' | 'email'>, label = member.name) => (
    <RowButton
      key={member.userId}
      label={label}
      note={member.email}
      chosen={isAssigned(member.email)}
      onPress={() => onWish({ assignee: member })}
    />
  )
  return (
    <Sheet fit closeLabel="Cancel" title={title} open={open} onClose={onClose}>
      <Section>
        {me ? row({ userId: me.user.id, name: me.user.name, email: me.user.email }, `Me, ${me.user.name}`) : null}
        <RowButton label="Nobody" chosen={only === null} onPress={() => onWish({ assignee: null })} />
      </Section>
      {members ? (
        colleagues.length > 0 ? (
          <Section title="Colleagues">{colleagues.map((member) => row(member))}</Section>
        ) : null
      ) : (
        <Section title="Colleagues">
          <Fact label="Members" value={error ? failureWords(error).remedy : 'Reading…'} />
        </Section>
      )}
    </Sheet>
  )
}
