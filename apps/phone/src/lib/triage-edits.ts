import type { Detection, DetectionSummary } from '@pocketsoc/contract'
import { useMutationState } from '@tanstack/react-query'
import { useMemo } from 'react'

/** What a change is going to show of a detection; what is left out stays. */
export type TriageShown = Partial<Pick<Detection, 'status' | 'assignedTo' | 'classification' | 'determination'>> & {
  comment?: Detection['comments'][number]
}

/** A change on its way to the server. */
export interface TriageEdit {
  ids: readonly string[]
  shows: TriageShown
}

/** Names the mutations whose variables are a `TriageEdit`. */
export const triageMutationKey = ['triage'] as const

/**
 * Changes on their way, oldest first. Nothing kept is altered for them: once the server has answered or refused,
 * they are gone, and what is shown is what the server said.
 */
export function useTriageEdits(): TriageEdit[] {
  return useMutationState({
    filters: { mutationKey: triageMutationKey, status: 'pending' },
    select: (mutation) => mutation.state.variables as TriageEdit,
  })
}

/** A detection as it shows while `edits` are on their way; the same object when none touches it. */
export function withEdits<T extends DetectionSummary>(detection: T, edits: readonly TriageEdit[]): T {
  return edits.filter(({ ids }) => ids.includes(detection.id)).reduce((shown, { shows }) => overlaid(shown, shows), detection)
}

function overlaid<T extends DetectionSummary>(detection: T, { comment, ...fields }: TriageShown): T {
  const changed = { ...detection, ...fields }
  if (!comment || !('comments' in detection)) return changed
  return { ...changed, comments: [...(detection as unknown as Detection).comments, comment] }
}

/** Rows as they show while changes are on their way; the same array when none is. */
export function useEditedRows(rows: DetectionSummary[]): DetectionSummary[] {
  const edits = useTriageEdits()
  return useMemo(() => (edits.length === 0 ? rows : rows.map((row) => withEdits(row, edits))), [rows, edits])
}
