import type { MachineAction } from '@pocketsoc/contract'
import { useState } from 'react'
import { failureWords } from '../../lib/failure.ts'
import { useMay } from '../../lib/me-queries.ts'
import { Button } from '../../ui/button.tsx'
import { ProblemCard } from '../../ui/problem-card.tsx'
import { RowButton } from '../../ui/row-button.tsx'
import { Section } from '../../ui/section.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { Text } from '../../ui/text.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { useCancelAction } from './action-mutations.ts'
import { isCancelling, isFinal } from './action-words.ts'

/** Cancels an action that has not ended; where that cannot be, why. */
export function CancelAction({ action }: { action: MachineAction }) {
  const may = useMay('machines.isolate')
  const [open, setOpen] = useState(false)
  if (!may || isFinal(action) || isCancelling(action)) return null
  return (
    <Section>
      <RowButton
        icon="close"
        tone={action.canCancel ? 'danger' : 'text'}
        label="Cancel this action…"
        note={action.canCancel ? null : action.cannotCancelReason}
        disabled={!action.canCancel}
        onPress={() => setOpen(true)}
      />
      {open ? <CancelSheet action={action} onClose={() => setOpen(false)} /> : null}
    </Section>
  )
}

function CancelSheet({ action, onClose }: { action: MachineAction; onClose: () => void }) {
  const [comment, setComment] = useState('')
  const cancel = useCancelAction(action.id)
  const words = cancel.error ? failureWords(cancel.error) : null
  return (
    <Sheet title="Cancel the action" closeLabel="Cancel" open onClose={onClose}>
      <Text variant="callout" tone="textSecondary">
        What the machine has done already is not taken back: to undo an isolation, release the machine.
      </Text>
      <TextArea label="Why" value={comment} onChange={setComment} maxLength={1000} autoFocus />
      {words ? (
        <ProblemCard title={words.detail ?? words.title} detail={null} remedy={words.remedy} vendorCode={words.vendorCode} />
      ) : null}
      <Button
        kind="danger"
        label="Cancel the action"
        busy={cancel.isPending}
        disabled={comment.trim() === ''}
        onPress={() => cancel.mutate(comment.trim(), { onSuccess: onClose })}
      />
    </Sheet>
  )
}
