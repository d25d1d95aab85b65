import type { DetectionSummary } from '@pocketsoc/contract'
import { counted } from '../../lib/words.ts'
import { AssignSheet } from './assign-sheet.tsx'
import { CloseSheet } from './close-sheet.tsx'
import { CommentSheet } from './comment-sheet.tsx'
import { StatusSheet } from './status-sheet.tsx'
import type { Asking, TriageSheetName } from './triage-context.ts'
import type { Wish } from './triage-request.ts'

export interface TriageSheetsProps {
  asking: Asking | null
  onClose: () => void
  onWish: (targets: readonly DetectionSummary[], wish: Wish) => void
}

const sheets = { status: StatusSheet, assign: AssignSheet, close: CloseSheet, comment: CommentSheet }
const titles: Record<TriageSheetName, string> = { status: 'Status', assign: 'Assign to', close: 'Close as', comment: 'Comment' }

/** The sheet that asks what to change; a new one each time, so that no text of the last is in it. */
export function TriageSheets({ asking, onClose, onWish }: TriageSheetsProps) {
  if (!asking) return null
  const { sheet, targets } = asking
  const Asked = sheets[sheet]
  const many = targets.length > 1 ? ` · ${counted(targets.length, 'detection')}` : ''
  return (
    <Asked open title={`${titles[sheet]}${many}`} targets={targets} onClose={onClose} onWish={(wish) => onWish(targets, wish)} />
  )
}
