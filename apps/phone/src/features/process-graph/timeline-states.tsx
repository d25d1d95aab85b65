import { minimumTarget, space } from '@pocketsoc/tokens'
import { ActivityIndicator, StyleSheet, View } from 'react-native'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Icon } from '../../ui/icon.tsx'
import { ListFailure, ListSkeleton } from '../../ui/list-states.tsx'
import { Text } from '../../ui/text.tsx'
import { useTheme } from '../../ui/theme.ts'
import type { TimelineControl, TimelineView } from './timeline-queries.ts'

/** The hour that the events below belong to. */
export function HourHeading({ heading }: { heading: string }) {
  const { colors } = useTheme()
  return (
    <View style={[styles.hour, { backgroundColor: colors.background, borderBottomColor: colors.border }]}>
      <Text variant="subhead" tone="textSecondary" role="heading" aria-level={2} style={styles.strong}>
        {heading}
      </Text>
    </View>
  )
}

/** Says that telemetry is missing and why, so that silence is not taken for quiet. */
export function OnlyOwn({ reason }: { reason: string | null }) {
  const { colors } = useTheme()
  if (!reason) return null
  return (
    <View role="status" style={[styles.own, { backgroundColor: colors.warningSoft }]}>
      <Icon name="info" color={colors.warning} size={18} weight={2.1} />
      <Text variant="footnote" tone="warning" style={styles.grow}>
        Only what PocketSOC knows itself is shown: detections with their evidence, and machine actions. {reason}
      </Text>
    </View>
  )
}

interface NoEventsProps {
  view: TimelineView
  shown: number
  onRetry: () => void
  onClear: () => void
}

/** What stands where the events would be, while there are none. */
export function NoEvents({ view, shown, onRetry, onClear }: NoEventsProps) {
  if (view.at === 'loading') return <ListSkeleton label="Reading the timeline" />
  if (view.at === 'missing') {
    return (
      <EmptyState
        icon="search"
        title="This detection is no longer there"
        words="It was removed, or its profile is not given to you any more."
      />
    )
  }
  if (view.at === 'failed') return <ListFailure words={view.words} onRetry={onRetry} />
  if (shown > 0) return null
  if (view.events.length > 0) {
    return (
      <EmptyState icon="search" title="None of these kinds" words="Nothing read so far is of the kinds that are chosen.">
        <Button kind="soft" label="Show all kinds" onPress={onClear} />
      </EmptyState>
    )
  }
  return <EmptyState icon="clock" title="Nothing is known" words="No event of this machine around the detection was found." />
}

/** What comes before the earliest event read so far. */
export function TimelineEnd({ view, shown, onMore }: { view: TimelineView; shown: number; onMore: TimelineControl['readMore'] }) {
  const { colors } = useTheme()
  if (view.at !== 'ready') return null
  if (view.end === 'all') {
    if (shown === 0) return null
    return (
      <View style={styles.end}>
        <Text variant="footnote" tone="textSecondary" style={styles.centred}>
          That is the beginning: 24 hours before the first activity
        </Text>
      </View>
    )
  }
  if (view.end === 'reading') {
    return (
      <View style={styles.end}>
        <ActivityIndicator color={colors.textTertiary} accessibilityLabel="Reading earlier events" />
      </View>
    )
  }
  const label = view.end === 'failed' ? 'Earlier events could not be read. Try again' : 'Read earlier events'
  return (
    <View style={styles.end}>
      <Button kind="plain" label={label} onPress={onMore} />
    </View>
  )
}

const styles = StyleSheet.create({
  hour: { paddingHorizontal: space.lg, paddingTop: space.md, paddingBottom: 6, borderBottomWidth: StyleSheet.hairlineWidth },
  strong: { fontWeight: '600' },
  own: { flexDirection: 'row', gap: space.sm, marginHorizontal: space.lg, padding: space.md, borderRadius: 10 },
  grow: { flex: 1, minWidth: 0 },
  end: { minHeight: minimumTarget, justifyContent: 'center', paddingVertical: space.xl, paddingHorizontal: space.lg },
  centred: { textAlign: 'center' },
})
