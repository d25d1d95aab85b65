import type { MachineAction } from '@pocketsoc/contract'
import { useState } from 'react'
import { failureWords } from '../../lib/failure.ts'
import { proveIdentity, typedNameNeeded } from '../../lib/identity.ts'
import { Button } from '../../ui/button.tsx'
import { ProblemCard } from '../../ui/problem-card.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { Text } from '../../ui/text.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { useDecideAction } from './action-mutations.ts'
import { actionTitle } from './action-words.ts'
import { isConfirmed, nameToType } from './isolation-plan.ts'

export interface DecideSheetProps {
  action: MachineAction
  decision: 'approve' | 'reject'
  onClose: () => void
}

/** The second person's answer: approving is confirmed like asking, rejecting takes a reason. */
export function DecideSheet({ action, decision, onClose }: DecideSheetProps) {
  const [reason, setReason] = useState('')
  const [typedName, setTypedName] = useState('')
  const [unproven, setUnproven] = useState<string | null>(null)
  const decide = useDecideAction(action.id)
  const name = action.machine.name ?? action.machine.vendorMachineId ?? 'the machine'
  const approving = decision === 'approve'
  const typing = approving && typedNameNeeded
  const ready = approving ? !typing || isConfirmed(typedName, name) : reason.trim() !== ''
  const failure = decide.error ? failureWords(decide.error) : null

  async function send(): Promise<void> {
    const identity = await proveIdentity(`${approving ? 'Approve' : 'Reject'}: ${action.label} ${name}`)
    setUnproven(identity.proven ? null : identity.unproven)
    if (!identity.proven) return
    const words = reason.trim()
    decide.mutate({ decision, ...(words ? { reason: words } : {}) }, { onSuccess: onClose })
  }

  return (
    <Sheet title={approving ? 'Approve' : 'Reject'} closeLabel="Cancel" open onClose={onClose}>
      <Text variant="headline">
        {actionTitle(action)}, {name}
      </Text>
      <Text variant="callout" tone="textSecondary">
        {approving
          ? `It is sent to ${action.source.vendorName} at once, on your word and on that of ${action.requestedBy ?? 'your colleague'}.`
          : 'Nothing is sent. Whoever asked sees your reason.'}
      </Text>
      <TextArea label={approving ? 'Reason, optional' : 'Reason'} value={reason} onChange={setReason} maxLength={1000} />
      {typing ? (
        <TextArea
          single
          label={`Type ${nameToType(name)} to confirm`}
          value={typedName}
          onChange={setTypedName}
          maxLength={200}
        />
      ) : null}
      {unproven ? <ProblemCard title="Not confirmed" detail={null} remedy={unproven} /> : null}
      {failure ? <ProblemCard title={failure.detail ?? failure.title} detail={null} remedy={failure.remedy} /> : null}
      <Button
        kind={approving ? 'primary' : 'danger'}
        label={approving ? `Approve for ${name}` : 'Reject'}
        busy={decide.isPending}
        disabled={!ready}
        onPress={() => void send()}
      />
    </Sheet>
  )
}
