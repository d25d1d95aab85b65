import { ApiProblem, type MachineDetail } from '@pocketsoc/contract'
import { randomUUID } from 'expo-crypto'
import { useState } from 'react'
import { failureWords } from '../../lib/failure.ts'
import { useMachine } from '../../lib/machine-queries.ts'
import { useAbilities } from '../../lib/profile-queries.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ListFailure, ListSkeleton } from '../../ui/list-states.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { FollowedAction } from './followed-action.tsx'
import { IsolationForm } from './isolation-form.tsx'
import { calledName, offeredKinds } from './isolation-plan.ts'
import type { IsolationAsking } from './machine-action-context.ts'

/** Isolating or releasing one machine: what will happen, why, who asks; then how it goes. */
export function IsolationSheet({ asking, onClose }: { asking: IsolationAsking; onClose: () => void }) {
  const { data: machine, error, refetch } = useMachine(asking.machine)
  // One id as long as the sheet is open: should an answer be lost, asking again is the same request.
  const [actionId] = useState(() => randomUUID())
  const [followed, setFollowed] = useState<string | null>(null)
  const name = machine ? calledName(machine) : 'machine'
  const offered = machine ? offeredKinds(machine.isolation) : []
  const kind = asking.kind ?? offered[0]
  const verb = kind === 'release' ? 'Release' : 'Isolate'
  return (
    <Sheet title={followed ? name : `${verb} ${name}`} closeLabel={followed ? 'Done' : 'Cancel'} open onClose={onClose}>
      {followed ? (
        <FollowedAction id={followed} onClose={onClose} />
      ) : machine ? (
        <Asked
          machine={machine}
          kind={kind}
          actionId={actionId}
          detectionId={asking.detectionId}
          onRequested={setFollowed}
          onClose={onClose}
        />
      ) : error instanceof ApiProblem && error.status === 404 ? (
        <EmptyState
          icon="machine"
          title="Not in the inventory"
          words="The vendor's inventory does not hold this machine, so it cannot be isolated from here."
        />
      ) : error ? (
        <ListFailure words={failureWords(error)} onRetry={() => void refetch()} />
      ) : (
        <ListSkeleton label="Reading the machine" />
      )}
    </Sheet>
  )
}

interface AskedProps {
  machine: MachineDetail
  kind: 'isolate' | 'release' | undefined
  actionId: string
  detectionId: string | undefined
  onRequested: (actionId: string) => void
  onClose: () => void
}

function Asked({ machine, kind, onClose, ...rest }: AskedProps) {
  const abilities = useAbilities()
  const ability = abilities(machine.source.configurationId, 'machines.isolate')
  if (!ability.can) {
    return (
      <EmptyState
        icon="isolate"
        title="Not possible from here"
        words={[ability.reason, ability.remedy].filter(Boolean).join(' ')}
      />
    )
  }
  if (kind) return <IsolationForm machine={machine} kind={kind} {...rest} />
  const { actionId } = machine.isolation
  if (actionId) return <FollowedAction id={actionId} onClose={onClose} />
  return <EmptyState icon="clock" title="One is open already" words="Wait until it has ended." />
}
