import { space } from '@pocketsoc/tokens'
import { StyleSheet, View } from 'react-native'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { Text } from '../../ui/text.tsx'
import { useTheme } from '../../ui/theme.ts'
import { consequence, type IsolationType, keepsWorking, type PlanKind, type PlannedMachine, warnings } from './isolation-plan.ts'

/** What will happen to which machine, what goes on, and what to think of before. */
export function PlanWords({ machine, kind, type }: { machine: PlannedMachine; kind: PlanKind; type: IsolationType }) {
  const { colors } = useTheme()
  return (
    <View style={styles.stack}>
      <Text variant="headline">{consequence(machine, kind, type)}</Text>
      <Lines icon="check" color={colors.success} lines={keepsWorking(machine, kind, type)} />
      <Lines icon="warning" color={colors.warning} lines={warnings(machine, kind, type)} />
    </View>
  )
}

function Lines({ icon, color, lines }: { icon: IconName; color: string; lines: string[] }) {
  return (
    <>
      {lines.map((line) => (
        <View key={line} style={styles.line}>
          <View style={styles.symbol}>
            <Icon name={icon} color={color} size={17} weight={2.2} />
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
