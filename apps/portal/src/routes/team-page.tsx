import { useQuery } from '@tanstack/react-query'
import { InvitationList } from '../features/team/invitation-list.tsx'
import { InviteForm } from '../features/team/invite-form.tsx'
import { rolesToGive } from '../features/team/member-controls.ts'
import { MemberList } from '../features/team/member-list.tsx'
import { invitationsQuery, membersQuery } from '../features/team/queries.ts'
import { problemOf } from '../lib/problem.ts'
import { roleLabel } from '../lib/role-words.ts'
import { may, useMe } from '../lib/session.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Notice, ProblemNotice } from '../ui/notice.tsx'
import { Page } from '../ui/page.tsx'
import { RowsSkeleton } from '../ui/rows-skeleton.tsx'

export function TeamPage() {
  const me = useMe()
  const manages = may(me, 'team.manage')
  return (
    <Page title="Team" description={`Who is in ${me.organization.name}, and what they may do.`}>
      <div className="grid gap-4">
        {manages ? (
          <Card title="Invite a colleague">
            <InviteForm roles={rolesToGive(me)} />
          </Card>
        ) : (
          <Notice tone="neutral" title="Only administrators can change the team">
            <p>
              Your role is {roleLabel(me.role).toLowerCase()}. Ask an owner or an admin to invite somebody or to change a role.
            </p>
          </Notice>
        )}
        <Card flush title="Members">
          <Members />
        </Card>
        {manages ? (
          <Card flush title="Invitations" description="Sent and not yet accepted.">
            <Invitations />
          </Card>
        ) : null}
      </div>
    </Page>
  )
}

function Members() {
  const me = useMe()
  const { data, error, refetch } = useQuery(membersQuery)
  if (data) return <MemberList me={me} members={data} />
  return error ? <Failed error={error} onRetry={refetch} /> : <RowsSkeleton label="Loading members" rows={3} />
}

function Invitations() {
  const me = useMe()
  const { data, error, refetch } = useQuery(invitationsQuery)
  if (data?.length === 0) return <p className="px-5 py-6 text-center text-secondary">Nobody is invited at the moment.</p>
  if (data) return <InvitationList invitations={data} roles={rolesToGive(me)} />
  return error ? <Failed error={error} onRetry={refetch} /> : <RowsSkeleton label="Loading invitations" rows={1} />
}

function Failed({ error, onRetry }: { error: unknown; onRetry: () => unknown }) {
  return (
    <div className="p-5">
      <ProblemNotice problem={problemOf(error)} action={<Button onClick={() => void onRetry()}>Try again</Button>} />
    </div>
  )
}
