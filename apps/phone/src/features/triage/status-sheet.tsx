import type { DetectionSummary } from '@pocketsoc/contract'
import { statusWord } from '../../lib/words.ts'
import { RowButton } from '../../ui/row-button.tsx'
import { Section } from '../../ui/section.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import type { Wish } from './triage-request.ts'

export interface TriageSheetProps {
  open: boolean
  title: string
  targets: readonly DetectionSummary[]
  onClose: () => void
  onWish: (wish: Wish) => void
}

const statuses = ['new', 'in_progress', 'resolved'] as const

/** The status, one press each; closing with a verdict is its own sheet. */
export function StatusSheet({ open, title, targets, onClose, onWish }: TriageSheetProps) {
  const [first] = targets
  const shared = targets.every(({ status }) => status === first?.status) ? first?.status : undefined
  return (
    <Sheet fit closeLabel="Cancel" title={title} open={open} onClose={onClose}>
      <Section>
        {statuses.map((status) => (
          <RowButton
            key={status}
            label={statusWord(status)}
            note={status === 'resolved' ? 'Without a verdict. Close asks for one.' : null}
            chosen={status === shared}
            onPress={() => (status === shared ? onClose() : onWish({ status }))}
          />
        ))}
      </Section>
    </Sheet>
  )
}
