import { type CallResult, type countDetections, type Profile, severities } from '@pocketsoc/contract'
import { space } from '@pocketsoc/tokens'
import { ScrollView, StyleSheet } from 'react-native'
import { Chip } from '../../ui/chip.tsx'
import { Icon } from '../../ui/icon.tsx'
import { SeverityMark } from '../../ui/severity-mark.tsx'
import { useTheme } from '../../ui/theme.ts'
import { choices, type FeedFilter, type FilterChange, valuesToOffer } from './filter.ts'
import { rangeWords, severityWord, statusWord } from './words.ts'

export interface FilterBarProps {
  filter: FeedFilter
  counts: CallResult<typeof countDetections> | undefined
  profiles: readonly Profile[]
  onChange: (change: FilterChange) => void
  onOpenSheet: () => void
}

/** The filters in reach of a thumb: severities with their counts, what else is chosen, and the way to the rest. */
export function FilterBar({ filter, counts, profiles, onChange, onOpenSheet }: FilterBarProps) {
  const { colors, severity: severityTint, status: statusTint } = useTheme()
  const chosen = choices(filter)
  const shown = valuesToOffer(severities, counts?.bySeverity, filter.severity)
  return (
    <ScrollView
      horizontal
      showsHorizontalScrollIndicator={false}
      contentContainerStyle={styles.bar}
      role="group"
      aria-label="Filters"
      keyboardShouldPersistTaps="handled"
    >
      <FilterButton chosen={chosen} onPress={onOpenSheet} />
      {chosen > 0 ? (
        <Chip
          role="button"
          label="Clear"
          spoken="Clear all filters"
          selected={false}
          mark={<Icon name="close" color={colors.textSecondary} size={14} weight={2.4} />}
          onPress={() => onChange({ type: 'clear' })}
        />
      ) : null}
      {filter.range ? (
        <Chip label={rangeWords[filter.range]} selected onPress={() => onChange({ type: 'range', range: null })} />
      ) : null}
      {filter.status.map((value) => (
        <Chip
          key={value}
          label={statusWord(value)}
          tint={statusTint(value)}
          selected
          onPress={() => onChange({ type: 'toggle', field: 'status', value })}
        />
      ))}
      {filter.profile.map((value) => (
        <Chip
          key={value}
          label={profiles.find(({ id }) => id === value)?.displayName ?? 'Removed profile'}
          selected
          onPress={() => onChange({ type: 'toggle', field: 'profile', value })}
        />
      ))}
      {shown.map((value) => (
        <Chip
          key={value}
          label={severityWord(value)}
          count={counts?.bySeverity[value] ?? (counts ? 0 : undefined)}
          tint={severityTint(value)}
          mark={<SeverityMark severity={value} size={15} />}
          selected={filter.severity.includes(value)}
          onPress={() => onChange({ type: 'toggle', field: 'severity', value })}
        />
      ))}
    </ScrollView>
  )
}

function FilterButton({ chosen, onPress }: { chosen: number; onPress: () => void }) {
  const { colors } = useTheme()
  return (
    <Chip
      role="button"
      label={chosen > 0 ? `Filters ${chosen}` : 'Filters'}
      spoken={chosen > 0 ? `Filters, ${chosen} chosen` : 'Filters'}
      selected={chosen > 0}
      mark={<Icon name="sliders" color={chosen > 0 ? colors.accent : colors.textSecondary} size={16} weight={2.1} />}
      onPress={onPress}
    />
  )
}

const styles = StyleSheet.create({ bar: { gap: space.sm, paddingHorizontal: space.lg } })
