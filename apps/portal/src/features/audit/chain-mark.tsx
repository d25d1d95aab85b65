import { useQuery } from '@tanstack/react-query'
import { LoaderCircle, RefreshCw, ShieldAlert, ShieldCheck } from 'lucide-react'
import { absoluteTime, count } from '../../lib/format.ts'
import { problemOf } from '../../lib/problem.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button, IconButton } from '../../ui/button.tsx'
import { Notice, ProblemNotice } from '../../ui/notice.tsx'
import { RelativeTime } from '../../ui/time.tsx'
import { brokenWords, provenWords } from './chain-words.ts'
import { auditVerificationQuery } from './queries.ts'

/** Whether the log is as it was written, when that was proven and over how many records. */
export function ChainMark() {
  const { data, isFetching, refetch } = useQuery(auditVerificationQuery)
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-secondary text-sm">
      <span role="status">
        {data ? (
          <Badge
            tone={data.verified ? 'success' : 'danger'}
            icon={
              data.verified ? (
                <ShieldCheck aria-hidden="true" className="size-3.5" />
              ) : (
                <ShieldAlert aria-hidden="true" className="size-3.5" />
              )
            }
          >
            {data.verified ? 'Chain verified' : 'Chain broken'}
          </Badge>
        ) : isFetching ? (
          <Badge tone="neutral" icon={<LoaderCircle aria-hidden="true" className="size-3.5 animate-spin" />}>
            Verifying the chain
          </Badge>
        ) : (
          <Badge tone="neutral">Chain not verified</Badge>
        )}
      </span>
      {data ? (
        <span title={data.through ? `Through ${absoluteTime(data.through)}` : undefined}>
          {provenWords(data)}, <RelativeTime at={data.checkedAt} />
        </span>
      ) : null}
      <IconButton label="Verify again" disabled={isFetching} onClick={() => void refetch()}>
        <RefreshCw aria-hidden="true" className={`size-3.5 ${isFetching ? 'animate-spin' : ''}`} />
      </IconButton>
    </div>
  )
}

/** What to do about a log that is not as it was written, or cannot be checked; nothing while all is well. */
export function ChainWarning() {
  const { data, error, isFetching, refetch } = useQuery(auditVerificationQuery)
  if (data && !data.verified) {
    return (
      <div role="alert">
        <Notice tone="danger" title="The audit log is not as it was written">
          <p>
            {brokenWords(data)}{' '}
            {data.records === 0
              ? 'Nothing in it is proven.'
              : data.through
                ? `The ${count(data.records)} before it are proven, through ${absoluteTime(data.through)}.`
                : null}
          </p>
          <p>
            Somebody with access to the database changed it. Keep a copy of the database as it stands, export the log, and compare
            it with an export or a backup of before.
          </p>
        </Notice>
      </div>
    )
  }
  if (!error) return null
  const retry = (
    <Button busy={isFetching} onClick={() => void refetch()}>
      Try again
    </Button>
  )
  return <ProblemNotice problem={{ ...problemOf(error), title: 'The chain could not be verified' }} action={retry} />
}
