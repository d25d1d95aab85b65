import type { DetectionSummary } from '@pocketsoc/contract'
import { useState } from 'react'
import { useAbilities } from '../../lib/profile-queries.ts'
import { ActionBar, type BarAction } from '../../ui/action-bar.tsx'
import { ExplainedSheet, type Explanation } from '../../ui/explained-sheet.tsx'
import { triageActions } from './triage-actions.ts'
import { useTriage } from './triage-context.ts'

export interface SelectionBarProps {
  rows: DetectionSummary[]
  /** Called once a change of them was asked for. */
  onDone: () => void
  /** What other features can do with them. */
  more: readonly BarAction[]
}

/** What can be done with the selected detections at once. */
export function SelectionBar({ rows, onDone, more }: SelectionBarProps) {
  const abilities = useAbilities()
  const triage = useTriage()
  const [explanation, setExplanation] = useState<Explanation | null>(null)
  // Where only some profiles allow it, it is sent, and the summary tells which were refused.
  const all = rows.map(({ source }) => abilities(source.configurationId, 'triage'))
  const ability = all.find(({ can }) => can) ?? all[0] ?? { can: false, reason: 'Select a detection first.', remedy: null }
  const actions = triageActions({
    targets: rows,
    ability,
    triage,
    explain: ({ reason, remedy }) =>
      setExplanation({ title: rows.length === 0 ? 'Nothing selected' : 'Cannot be changed from here', reason, remedy }),
    onAsked: onDone,
  })
  return (
    <>
      <ActionBar label="Change the selected detections" actions={[...actions, ...more]} />
      <ExplainedSheet explanation={explanation} onClose={() => setExplanation(null)} />
    </>
  )
}
