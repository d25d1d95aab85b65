import { ProblemCard } from '../../ui/problem-card.tsx'
import { RunBar } from './run-bar.tsx'
import { RunOutcome } from './run-outcome.tsx'
import type { Hunt } from './use-hunt.ts'

export interface RunStatusProps {
  hunt: Hunt
  onOpen: (runId: string) => void
  onShowPlace: (place: { from: number; to: number }) => void
}

/** Under the editor: runs the query, follows it, and tells what became of it. */
export function RunStatus({ hunt, onOpen, onShowPlace }: RunStatusProps) {
  const { draft, ability, run, marked, starting, failure } = hunt
  const something = draft.query.trim() !== '' || run?.state === 'running'
  return (
    <>
      {ability.can && something ? (
        <RunBar run={run} starting={starting} cancelling={hunt.cancelling} onRun={hunt.runQuery} onCancel={hunt.cancelRun} />
      ) : null}
      {failure ? <ProblemCard title={failure.title} detail={failure.detail} remedy={failure.remedy} /> : null}
      {run && !starting ? (
        <RunOutcome run={run} onOpen={() => onOpen(run.id)} onShowPlace={marked ? () => onShowPlace(marked) : null} />
      ) : null}
    </>
  )
}
