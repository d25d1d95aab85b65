import type { Me } from '@pocketsoc/contract'
import { useQuery } from '@tanstack/react-query'
import { Link, useRouterState } from '@tanstack/react-router'
import { useState } from 'react'
import { Answer } from '../features/invitation/answer.tsx'
import { openedQuery } from '../features/invitation/queries.ts'
import { Welcome } from '../features/invitation/welcome.tsx'
import { isMissing, problemOf } from '../lib/problem.ts'
import { Button } from '../ui/button.tsx'
import { EntryPage, linkClass } from '../ui/entry-page.tsx'
import { Notice, ProblemNotice } from '../ui/notice.tsx'
import { Loading, Skeleton } from '../ui/skeleton.tsx'

/** Where the link of an invitation's mail leads; its token is the fragment, which no server's log sees. */
export function InvitePage() {
  const token = useRouterState({ select: (state) => state.location.hash })
  const [joined, setJoined] = useState<Me>()
  const { data, error, refetch } = useQuery({ ...openedQuery(token), enabled: token !== '' && !joined })
  if (joined) return <Welcome me={joined} />
  if (!token || isMissing(error)) return <DeadLink />
  if (data) return <Answer key={token} token={token} invitation={data} onJoined={setJoined} lookAgain={refetch} />
  return (
    <EntryPage title="Your invitation">
      {error ? (
        <ProblemNotice problem={problemOf(error)} action={<Button onClick={() => void refetch()}>Try again</Button>} />
      ) : (
        <Loading label="Opening the invitation">
          <Skeleton className="h-17 rounded-xl" />
        </Loading>
      )}
    </EntryPage>
  )
}

/** A link that is wrong, expired, replaced, cancelled or used: the server does not tell a stranger which. */
function DeadLink() {
  return (
    <EntryPage
      title="This invitation does not work"
      footer={
        <p>
          Joined already?{' '}
          <Link to="/sign-in" className={linkClass}>
            Sign in
          </Link>
        </p>
      }
    >
      <Notice tone="warning" title="The link is not valid">
        <p>A link works once, for 7 days, and only the one in the newest mail does. Check that it was copied whole.</p>
        <p>Otherwise ask whoever invited you to send the invitation again.</p>
      </Notice>
    </EntryPage>
  )
}
