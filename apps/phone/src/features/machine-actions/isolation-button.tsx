import type { MachineDetail } from '@pocketsoc/contract'
import { useState } from 'react'
import { useMay } from '../../lib/me-queries.ts'
import { useAbilities } from '../../lib/profile-queries.ts'
import { ExplainedSheet, type Explanation } from '../../ui/explained-sheet.tsx'
import { RowButton } from '../../ui/row-button.tsx'
import { offeredKinds, type PlanKind } from './isolation-plan.ts'
import { useAskIsolation } from './machine-action-context.ts'

export interface IsolationButtonProps {
  machine: MachineDetail
  detectionId?: string
}

const words: Record<PlanKind, { label: string; icon: 'isolate' | 'release'; tone: 'danger' | 'accent' }> = {
  isolate: { label: 'Isolate…', icon: 'isolate', tone: 'danger' },
  release: { label: 'Release from isolation…', icon: 'release', tone: 'accent' },
}

/** The rows that isolate or release a machine, or follow what is open. Nothing for a role that may not. */
export function IsolationButton({ machine, detectionId }: IsolationButtonProps) {
  const may = useMay('machines.isolate')
  const abilities = useAbilities()
  const ask = useAskIsolation()
  const [explanation, setExplanation] = useState<Explanation | null>(null)
  const { id: machineId, isolation, source } = machine
  if (!may) return null

  const kinds = offeredKinds(isolation)
  const asking = { machine: { machineId }, detectionId }
  if (kinds.length === 0) {
    return <RowButton icon="clock" tone="accent" label="Follow what is under way" onPress={() => ask(asking)} />
  }
  const ability = abilities(source.configurationId, 'machines.isolate')
  return (
    <>
      {kinds.map((kind) => (
        <RowButton
          key={kind}
          icon={words[kind].icon}
          tone={ability.can ? words[kind].tone : 'text'}
          label={words[kind].label}
          note={ability.can ? null : 'Not possible with this profile. Press to read why.'}
          onPress={() =>
            ability.can
              ? ask({ ...asking, kind })
              : setExplanation({ title: 'Not possible from here', reason: ability.reason, remedy: ability.remedy })
          }
        />
      ))}
      <ExplainedSheet explanation={explanation} onClose={() => setExplanation(null)} />
    </>
  )
}
