import type { DetectionSummary } from '@pocketsoc/contract'
import { useAskIsolation } from '../features/machine-actions/machine-action-context.ts'
import { machinesOf } from '../features/machine-actions/many-plan.ts'
import { SelectionBar } from '../features/triage/selection-bar.tsx'
import { useMay } from '../lib/me-queries.ts'
import { useAbilities } from '../lib/profile-queries.ts'
import { useNotify } from '../ui/notices.tsx'

/** What can be done with the selected detections, and with their machines. */
export function FeedSelectionBar({ rows, onDone }: { rows: DetectionSummary[]; onDone: () => void }) {
  const mayIsolate = useMay('machines.isolate')
  const abilities = useAbilities()
  const ask = useAskIsolation()
  const notify = useNotify()
  const machines = machinesOf(rows)
  const all = rows.map(({ source }) => abilities(source.configurationId, 'machines.isolate'))
  const ability = all.find(({ can }) => can) ?? all[0]

  function isolate(): void {
    const [only, ...others] = machines
    if (!only) notify({ kind: 'failed', title: 'No machine to isolate', words: 'Select a detection that names one.' })
    else if (ability && !ability.can) notify({ kind: 'failed', title: ability.reason, words: ability.remedy })
    else if (others.length > 0) ask({ machines, onAsked: onDone })
    else ask({ machine: { detectionId: only.detectionId }, detectionId: only.detectionId })
  }

  const unavailable = machines.length === 0 || ability?.can === false
  const more = mayIsolate ? [{ key: 'isolate', label: 'Isolate', icon: 'isolate' as const, unavailable, run: isolate }] : []
  return <SelectionBar rows={rows} onDone={onDone} more={more} />
}
