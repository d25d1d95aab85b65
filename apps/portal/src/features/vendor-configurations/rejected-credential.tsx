import type { ProblemDetails } from '@pocketsoc/contract'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/notice.tsx'

interface RejectedCredentialProps {
  /** Why the vendor refuses the credential; null while nothing is to be asked. */
  problem: ProblemDetails | null
  busy: boolean
  onKeepEditing: () => void
  onSaveAnyway: () => void
}

/** Asks before a credential is saved that the vendor has just refused. */
export function RejectedCredential({ problem, busy, onKeepEditing, onSaveAnyway }: RejectedCredentialProps) {
  return (
    <ConfirmDialog
      open={problem !== null}
      onOpenChange={(open) => (open ? undefined : onKeepEditing())}
      title="Save a credential that is refused?"
      description={<p>Nothing is saved yet. With these values no detections arrive until they are corrected.</p>}
      cancel="Keep editing"
      confirm="Save anyway"
      busy={busy}
      onConfirm={onSaveAnyway}
    >
      <Notice tone="danger" title={problem?.title ?? ''} code={problem?.vendorCode}>
        <p>{problem?.detail}</p>
        <p className="font-medium">{problem?.remedy}</p>
      </Notice>
    </ConfirmDialog>
  )
}
