import { ApiProblem, type Detection, type MachineDetail } from '@pocketsoc/contract'
import { space } from '@pocketsoc/tokens'
import { useRouter } from 'expo-router'
import type { ReactNode } from 'react'
import { StyleSheet, View } from 'react-native'
import { failureWords } from '../../lib/failure.ts'
import { useMachine } from '../../lib/machine-queries.ts'
import { useAbilities } from '../../lib/profile-queries.ts'
import { useNow } from '../../lib/use-now.ts'
import { Badge } from '../../ui/badge.tsx'
import { Fact } from '../../ui/fact.tsx'
import { Chevron, RowButton } from '../../ui/row-button.tsx'
import { Section } from '../../ui/section.tsx'
import { Text } from '../../ui/text.tsx'
import { useTheme } from '../../ui/theme.ts'
import { IsolationBadge } from './isolation-badge.tsx'
import { isolationWords } from './isolation-words.ts'
import { machineFacts, machineName } from './machine-words.ts'

export interface DetectionMachineProps {
  detection: Detection
  /** What can be done to the machine; the last row. */
  action: (machine: MachineDetail) => ReactNode
}

/** The machine a detection happened on: how it fares, whether it is cut off, and the way to it. */
export function DetectionMachine({ detection, action }: DetectionMachineProps) {
  const router = useRouter()
  const abilities = useAbilities()
  const { data: machine, error, refetch } = useMachine({ detectionId: detection.id })
  const { machine: named, machineGroup, source } = detection
  if (!named) return null
  if (machine) {
    return (
      <Section title="Machine">
        <RowButton
          icon="machine"
          role="link"
          label={machineName(machine)}
          note={machineFacts(machine)}
          trailing={<Chevron />}
          onPress={() => router.push(`/detections/machines/${machine.id}`)}
        />
        <State machine={machine} />
        {action(machine)}
      </Section>
    )
  }
  const ability = abilities(source.configurationId, 'machines.read')
  return (
    <Section title="Machine" {...(ability.can ? {} : { footer: [ability.reason, ability.remedy].filter(Boolean).join(' ') })}>
      {named.name ? <Fact label="Name" value={named.name} copy="machine name" /> : null}
      {machineGroup ? <Fact label="Machine group" value={machineGroup} /> : null}
      {named.vendorMachineId ? <Fact label="Machine id" value={named.vendorMachineId} mono copy="machine id" /> : null}
      {error && ability.can ? <Unread error={error} onRetry={() => void refetch()} /> : null}
      {error || !ability.can ? null : <Fact label="More" value="Reading…" />}
    </Section>
  )
}

function State({ machine }: { machine: MachineDetail }) {
  const now = useNow()
  const { severity } = useTheme()
  const { story, checked } = isolationWords(machine.isolation, now)
  return (
    <View style={styles.state}>
      <View style={styles.badges}>
        <IsolationBadge isolation={machine.isolation} now={now} />
        {machine.riskScore && machine.riskScore !== 'None' ? (
          <Badge label={`Risk ${machine.riskScore}`} tint={severity(machine.riskScore.toLowerCase())} />
        ) : null}
      </View>
      {story ? <Text variant="footnote">{story}</Text> : null}
      <Text variant="footnote" tone="textSecondary">
        {checked}
      </Text>
    </View>
  )
}

function Unread({ error, onRetry }: { error: Error; onRetry: () => void }) {
  if (error instanceof ApiProblem && error.status === 404) {
    return <Fact label="Inventory" value="The vendor's inventory does not hold this machine" />
  }
  const { title, remedy } = failureWords(error)
  return <RowButton icon="refresh" label={`More could not be read: ${title}`} note={remedy} onPress={onRetry} />
}

const styles = StyleSheet.create({
  state: { paddingVertical: space.md, paddingHorizontal: space.lg, gap: space.xs },
  badges: { flexDirection: 'row', flexWrap: 'wrap', columnGap: space.sm, rowGap: 4 },
})
