import type { HuntingRun } from '@pocketsoc/contract'
import { useNow } from '../../lib/use-now.ts'
import { Button } from '../../ui/button.tsx'
import { runningFor } from './run-words.ts'

export interface RunBarProps {
  run: HuntingRun | null
  starting: boolean
  cancelling: boolean
  onRun: () => void
  onCancel: (id: string) => void
}

/** Runs the query, or stops waiting for it; says how long it has been running. */
export function RunBar({ run, starting, cancelling, onRun, onCancel }: RunBarProps) {
  if (run?.state === 'running') return <CancelButton run={run} cancelling={cancelling} onCancel={onCancel} />
  return <Button label="Run" busy={starting} onPress={onRun} />
}

export function CancelButton({ run, cancelling, onCancel }: { run: HuntingRun } & Pick<RunBarProps, 'cancelling' | 'onCancel'>) {
  const now = useNow(1_000)
  return (
    <Button kind="danger" label={`Cancel · running ${runningFor(run, now)}`} busy={cancelling} onPress={() => onCancel(run.id)} />
  )
}
