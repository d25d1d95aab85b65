import { space } from '@pocketsoc/tokens'
import { StyleSheet, View } from 'react-native'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { Text } from '../../ui/text.tsx'
import { useTheme } from '../../ui/theme.ts'
import { consequence, type IsolationType, keepsWorking, type PlanKind, type PlannedMachine, warnings } from './isolation-plan.ts'

/** What will happen to which machine, what goes on, and what to think of before. */
export function PlanWords({ machine, kind, type }: { machine: PlannedMachine; kind: PlanKind; type: IsolationType }) {
  return (
    <View style={styles.stack}>
      <Text variant="headline">{consequence(machine, kind, type)}</Text>
      <Lines icon="check" tone="success" lines={keepsWorking(machine, kind, type)} />
      <Lines icon="warning" tone="warning" lines={warnings(machine, kind, type)} />
    </View>
  )
}

/** Lines to look through, each with the same mark. */
export function Lines({ icon, tone, lines }: { icon: IconName; tone: 'success' | 'warning'; lines: string[] }) {
  const { colors } = useTheme()
  return (
    <>
      {lines.map((line) => (
        <View key={line} style={styles.line}>
          <View style={styles.symbol}>
            <Icon name={icon} color={colors[tone]} size={17} weight={2.2} />
          </View>
          <Text variant="subhead" tone="textSecondary" style={styles.words}>
            {line}
          </Text>
        </View>
      ))}
    </>
  )
}

const styles = StyleSheet.create({
  stack: { gap: space.sm, paddingHorizontal: space.xs },
  line: { flexDirection: 'row', gap: space.sm },
  symbol: { paddingTop: 2 },
  words: { flex: 1, minWidth: 0 },
})
