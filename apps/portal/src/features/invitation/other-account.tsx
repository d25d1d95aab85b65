import { problemOf } from '../../lib/problem.ts'
import { Button } from '../../ui/button.tsx'
import { Notice, ProblemNotice } from '../../ui/notice.tsx'
import { useSignOutHere } from './queries.ts'

interface OtherAccountProps {
  signedInAs: string
  /** Reads the invitation anew. */
  lookAgain: () => Promise<unknown>
}

/** For a browser that is signed in as somebody else than who is invited. */
export function OtherAccount({ signedInAs, lookAgain }: OtherAccountProps) {
  const leave = useSignOutHere(lookAgain)
  return (
    <div className="grid gap-4">
      <Notice tone="warning" title="You are signed in as somebody else">
        <p className="wrap-anywhere">This browser is signed in as {signedInAs}. Sign out to go on with the invitation.</p>
      </Notice>
      {leave.error ? <ProblemNotice problem={problemOf(leave.error)} /> : null}
      <Button look="primary" block busy={leave.isPending} onClick={() => leave.mutate()}>
        Sign out and go on
      </Button>
    </div>
  )
}
