import type { MachineDetail } from '@pocketsoc/contract'
import { useState } from 'react'
import { failureWords } from '../../lib/failure.ts'
import { proveIdentity, typedNameNeeded } from '../../lib/identity.ts'
import { useMe } from '../../lib/me-queries.ts'
import { ProblemCard } from '../../ui/problem-card.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { useRequestAction } from './action-mutations.ts'
import { useIsolationPolicy } from './action-queries.ts'
import { HowMuch, Send, Why } from './isolation-inputs.tsx'
import { calledName, type IsolationType, missingBefore, nameToType, type PlanKind, secondPersonReason } from './isolation-plan.ts'
import { PlanWords } from './plan-words.tsx'
import { SecondPerson } from './second-person.tsx'

export interface IsolationFormProps {
  machine: MachineDetail
  kind: PlanKind
  actionId: string
  detectionId: string | undefined
  onRequested: (actionId: string) => void
}

/** What will happen, how and why; then the proof of who asks, and the request. */
export function IsolationForm({ machine, kind, actionId, detectionId, onRequested }: IsolationFormProps) {
  const me = useMe().data
  const policy = useIsolationPolicy().data
  const request = useRequestAction()
  const [type, setType] = useState<IsolationType>('full')
  const [comment, setComment] = useState('')
  const [typedName, setTypedName] = useState('')
  const [breakGlass, setBreakGlass] = useState(false)
  const [unproven, setUnproven] = useState<string | null>(null)

  const name = calledName(machine)
  const why = secondPersonReason(policy, machine.tags, kind)
  const missing = missingBefore(machine, { comment, typedName: typedNameNeeded ? typedName : null })
  const verb = kind === 'release' ? 'Release' : 'Isolate'
  const asksApproval = why !== null && !breakGlass

  async function send(): Promise<void> {
    const identity = await proveIdentity(`${verb} ${name}`)
    setUnproven(identity.proven ? null : identity.unproven)
    if (!identity.proven) return
    const body = {
      id: actionId,
      kind,
      comment: comment.trim(),
      ...(kind === 'isolate' ? { isolationType: type } : {}),
      ...(detectionId ? { detectionId } : {}),
      ...(why !== null && breakGlass ? { breakGlass } : {}),
    }
    request.mutate({ machineId: machine.id, body }, { onSuccess: (action) => onRequested(action.id) })
  }

  return (
    <>
      <PlanWords machine={machine} kind={kind} type={type} />
      {kind === 'isolate' ? <HowMuch type={type} onChange={setType} /> : null}
      <Why kind={kind} comment={comment} onChange={setComment} />
      {why && policy ? (
        <SecondPerson
          why={why}
          minutes={policy.expiresMinutes}
          mayBreak={me?.role === 'owner'}
          broken={breakGlass}
          onBreak={setBreakGlass}
        />
      ) : null}
      {typedNameNeeded ? (
        <TextArea
          single
          label={`Type ${nameToType(name)} to confirm`}
          value={typedName}
          onChange={setTypedName}
          maxLength={200}
        />
      ) : null}
      <Refused error={request.error} unproven={unproven} />
      <Send
        kind={kind === 'release' || asksApproval ? 'primary' : 'danger'}
        label={asksApproval ? 'Ask for approval' : `${verb} ${name}`}
        busy={request.isPending}
        missing={missing}
        onPress={() => void send()}
      />
    </>
  )
}

/** Why nothing was sent, or may not have been. */
export function Refused({ error, unproven }: { error: Error | null; unproven: string | null }) {
  if (unproven) return <ProblemCard title="Not confirmed" detail={null} remedy={unproven} />
  if (!error) return null
  const { title, detail, remedy, vendorCode, offline } = failureWords(error)
  return (
    <ProblemCard
      title={offline ? 'You are offline. It may not have been sent.' : (detail ?? title)}
      detail={offline ? 'It is not kept for later. Asked again in this sheet, it is the same request and happens once.' : null}
      remedy={remedy}
      vendorCode={vendorCode}
    />
  )
}
