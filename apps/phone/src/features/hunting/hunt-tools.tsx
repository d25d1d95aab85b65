import type { Profile } from '@pocketsoc/contract'
import { space } from '@pocketsoc/tokens'
import { ScrollView, StyleSheet, View } from 'react-native'
import { Chip } from '../../ui/chip.tsx'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { useTheme } from '../../ui/theme.ts'
import { dayRanges } from './day-ranges.ts'

/** Which of several profiles is asked. */
export function ProfilePicker({
  profiles,
  chosen,
  onChoose,
}: {
  profiles: readonly Profile[]
  chosen: string | null
  onChoose: (id: string) => void
}) {
  if (profiles.length < 2) return null
  return (
    <ScrollView horizontal showsHorizontalScrollIndicator={false} role="radiogroup" aria-label="Profile" style={styles.edge}>
      <View style={styles.chips}>
        {profiles.map(({ id, displayName }) => (
          <Chip key={id} role="radio" label={displayName} selected={id === chosen} onPress={() => onChoose(id)} />
        ))}
      </View>
    </ScrollView>
  )
}

/** How far back the query looks. */
export function DaysPicker({ days, onChoose }: { days: number; onChoose: (days: number) => void }) {
  return (
    <View role="radiogroup" aria-label="How far back" style={styles.days}>
      {dayRanges.map((range) => (
        <Chip
          key={range}
          role="radio"
          label={range === 1 ? '1 day' : `${range} days`}
          selected={range === days}
          onPress={() => onChoose(range)}
        />
      ))}
    </View>
  )
}

export interface Tool {
  label: string
  icon: IconName
  onPress: () => void
}

/** Ways to a query other than writing it, in one row. */
export function ToolRow({ tools, onLimits }: { tools: readonly Tool[]; onLimits: () => void }) {
  const { colors } = useTheme()
  return (
    <ScrollView
      horizontal
      showsHorizontalScrollIndicator={false}
      keyboardShouldPersistTaps="handled"
      role="group"
      aria-label="Queries"
      style={styles.edge}
    >
      <View style={styles.chips}>
        {tools.map(({ label, icon, onPress }) => (
          <Chip
            key={label}
            role="button"
            label={label}
            selected={false}
            mark={<Icon name={icon} color={colors.accent} size={16} weight={2} />}
            onPress={onPress}
          />
        ))}
        <IconButton icon="info" label="Limits" onPress={onLimits} />
      </View>
    </ScrollView>
  )
}

const styles = StyleSheet.create({
  edge: { marginHorizontal: -space.lg, flexGrow: 0 },
  chips: { flexDirection: 'row', alignItems: 'center', gap: space.sm, paddingHorizontal: space.lg },
  days: { flexDirection: 'row', flexWrap: 'wrap', columnGap: space.sm },
})
