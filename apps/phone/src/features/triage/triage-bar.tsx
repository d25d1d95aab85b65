import type { DetectionSummary } from '@pocketsoc/contract'
import { useState } from 'react'
import { useMay } from '../../lib/me-queries.ts'
import { useAbilities } from '../../lib/profile-queries.ts'
import { ActionBar } from '../../ui/action-bar.tsx'
import { ExplainedSheet, type Explanation } from '../../ui/explained-sheet.tsx'
import { triageActions } from './triage-actions.ts'
import { useTriage } from './triage-context.ts'

/** What can be done about a detection. Nothing for a role that may not; explained where the profile does not allow it. */
export function TriageBar({ detection }: { detection: DetectionSummary }) {
  const may = useMay('detections.triage')
  const abilities = useAbilities()
  const triage = useTriage()
  const [explanation, setExplanation] = useState<Explanation | null>(null)
  if (!may) return null
  const ability = abilities(detection.source.configurationId, 'triage')
  const actions = triageActions({
    targets: [detection],
    ability,
    triage,
    explain: ({ reason, remedy }) => setExplanation({ title: 'Cannot be changed from here', reason, remedy }),
  })
  return (
    <>
      <ActionBar label="Triage" actions={actions} />
      <ExplainedSheet explanation={explanation} onClose={() => setExplanation(null)} />
    </>
  )
}
