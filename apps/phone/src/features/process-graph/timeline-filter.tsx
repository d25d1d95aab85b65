import { space } from '@pocketsoc/tokens'
import { ScrollView, StyleSheet } from 'react-native'
import { Chip } from '../../ui/chip.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useTheme } from '../../ui/theme.ts'
import { kindLooks } from './event-kinds.ts'
import { type EventKind, eventKinds } from './timeline-items.ts'

export interface TimelineFilterProps {
  counts: Record<EventKind, number>
  kinds: ReadonlySet<EventKind>
  onToggle: (kind: EventKind) => void
}

/** The kinds of events to narrow the timeline to, each with how many were read so far. */
export function TimelineFilter({ counts, kinds, onToggle }: TimelineFilterProps) {
  const { colors } = useTheme()
  const offered = eventKinds.filter((kind) => counts[kind] > 0 || kinds.has(kind))
  if (offered.length < 2) return null
  return (
    <ScrollView
      horizontal
      showsHorizontalScrollIndicator={false}
      contentContainerStyle={styles.bar}
      role="group"
      aria-label="Kinds of events"
    >
      {offered.map((kind) => (
        <Chip
          key={kind}
          label={kindLooks[kind].many}
          count={counts[kind]}
          selected={kinds.has(kind)}
          mark={<Icon name={kindLooks[kind].icon} color={kinds.has(kind) ? colors.accent : colors.textSecondary} size={16} />}
          onPress={() => onToggle(kind)}
        />
      ))}
    </ScrollView>
  )
}

const styles = StyleSheet.create({ bar: { gap: space.sm, paddingHorizontal: space.lg } })
