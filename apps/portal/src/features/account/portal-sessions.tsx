import { useQuery } from '@tanstack/react-query'
import { toast } from 'sonner'
import { dayOf } from '../../lib/format.ts'
import { problemOf } from '../../lib/problem.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { ProblemNotice } from '../../ui/notice.tsx'
import { Loading, Skeleton } from '../../ui/skeleton.tsx'
import { RelativeTime } from '../../ui/time.tsx'
import type { PortalSession } from './portal-session.ts'
import { sessionsQuery, useRevokeSession } from './queries.ts'

/** Browsers that are signed in to the portal with this account. */
export function PortalSessions() {
  const { data, error, refetch } = useQuery(sessionsQuery)
  if (error) {
    return (
      <div className="p-5">
        <ProblemNotice problem={problemOf(error)} action={<Button onClick={() => void refetch()}>Try again</Button>} />
      </div>
    )
  }
  if (!data) {
    return (
      <Loading label="Loading sessions">
        <Skeleton className="m-5 h-9" />
      </Loading>
    )
  }
  return (
    <ul className="divide-y divide-border">
      {data.map((session) => (
        <SessionRow key={session.token} session={session} />
      ))}
    </ul>
  )
}

function SessionRow({ session }: { session: PortalSession }) {
  const revoke = useRevokeSession()
  const end = () =>
    revoke.mutate(session.token, {
      onSuccess: () => toast.success(`${session.browser} is signed out`),
      onError: (error) => toast.error(problemOf(error).title, { description: problemOf(error).remedy }),
    })
  return (
    <li className="flex items-center gap-3 px-5 py-3">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-2 font-medium text-sm">
          {session.browser}
          {session.current ? <Badge tone="accent">This browser</Badge> : null}
        </p>
        <p className="text-secondary text-sm">
          {session.ipAddress ? `${session.ipAddress} · ` : ''}Signed in {dayOf(session.createdAt)} · last used{' '}
          <RelativeTime at={session.updatedAt} />
        </p>
      </div>
      {session.current ? null : (
        <Button busy={revoke.isPending} aria-label={`Sign out ${session.browser}`} onClick={end}>
          Sign out
        </Button>
      )}
    </li>
  )
}
