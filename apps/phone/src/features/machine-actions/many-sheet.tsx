import { space } from '@pocketsoc/tokens'
import { useState } from 'react'
import { StyleSheet, View } from 'react-native'
import { failureWords } from '../../lib/failure.ts'
import { useMachinesOf } from '../../lib/machine-queries.ts'
import { useAbilities } from '../../lib/profile-queries.ts'
import { counted } from '../../lib/words.ts'
import { Chip } from '../../ui/chip.tsx'
import { ListSkeleton } from '../../ui/list-states.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { Text } from '../../ui/text.tsx'
import type { PlanKind } from './isolation-plan.ts'
import type { ManyAsking } from './machine-action-context.ts'
import { ManyForm } from './many-form.tsx'
import { type ManyOutcome, ManyOutcomes, outcomeWords } from './many-outcomes.tsx'
import { leftOut, mostMachines, type ReadMachine } from './many-plan.ts'

/** Isolating or releasing several machines: which, what will happen, why; then what became of each. */
export function ManySheet({ asking, onClose }: { asking: ManyAsking; onClose: () => void }) {
  const abilities = useAbilities()
  const [wanted, setWanted] = useState<PlanKind | null>(null)
  const [outcomes, setOutcomes] = useState<ManyOutcome[] | null>(null)
  const named = asking.machines.slice(0, mostMachines)
  const queries = useMachinesOf(named.map(({ detectionId }) => detectionId))
  const reading = queries.some(({ isPending }) => isPending)

  function read(kind: PlanKind): ReadMachine[] {
    return named.map((one, index) => {
      const { data: machine, error } = queries[index] ?? {}
      if (!machine) return { named: one, machine: null, leftOut: failureWords(error).detail ?? 'It could not be read' }
      const ability = abilities(machine.source.configurationId, 'machines.isolate')
      return { named: one, machine, leftOut: leftOut(machine, kind, ability) }
    })
  }

  const possible = (['isolate', 'release'] as const).filter((kind) => read(kind).some((one) => one.leftOut === null))
  const kind = wanted ?? possible[0] ?? 'isolate'
  const verb = kind === 'release' ? 'Release' : 'Isolate'
  const title = outcomes ? outcomeWords(outcomes) : `${verb} ${counted(named.length, 'machine')}`
  return (
    <Sheet title={title} closeLabel={outcomes ? 'Done' : 'Cancel'} open onClose={onClose}>
      {outcomes ? (
        <ManyOutcomes outcomes={outcomes} onClose={onClose} />
      ) : reading ? (
        <ListSkeleton label="Reading the machines" />
      ) : (
        <>
          {possible.length > 1 ? (
            <View role="radiogroup" aria-label="What to do" style={styles.kinds}>
              {possible.map((one) => (
                <Chip
                  key={one}
                  role="radio"
                  label={one === 'isolate' ? 'Isolate' : 'Release'}
                  selected={one === kind}
                  onPress={() => setWanted(one)}
                />
              ))}
            </View>
          ) : null}
          {asking.machines.length > named.length ? (
            <Text variant="footnote" tone="textSecondary">
              {`At most ${mostMachines} at a time: the first ${mostMachines} of ${asking.machines.length}.`}
            </Text>
          ) : null}
          <ManyForm
            kind={kind}
            machines={read(kind)}
            onAsked={(told) => {
              setOutcomes(told)
              asking.onAsked()
            }}
          />
        </>
      )}
    </Sheet>
  )
}

const styles = StyleSheet.create({ kinds: { flexDirection: 'row', columnGap: space.sm } })
