import type { DetectionSummary } from '@pocketsoc/contract'
import { space } from '@pocketsoc/tokens'
import { Link } from 'expo-router'
import { memo } from 'react'
import { StyleSheet } from 'react-native'
import { Press } from '../../ui/press.tsx'
import { SeverityMark } from '../../ui/severity-mark.tsx'
import { SwipeRow } from '../../ui/swipe-row.tsx'
import { useTheme } from '../../ui/theme.ts'
import { Arriving } from './arriving.tsx'
import type { FeedActions } from './feed-slots.ts'
import { RowContent } from './row-content.tsx'
import { rowLabel } from './row-label.ts'

export interface DetectionRowProps {
  row: DetectionSummary
  now: number
  /** Slides in: it came while the list was being looked at. */
  arrived: boolean
  /** Open beside the list, where there is room for both. */
  selected: boolean
  lastOfDay: boolean
  /** What can be done with it; null where the member may only read. */
  actions: FeedActions | null
  /** Opens everything that can be done with it. */
  onMore: (row: DetectionSummary) => void
}

/** One detection of the feed. What a swipe uncovers, a long press lists and VoiceOver offers on the row itself. */
export const DetectionRow = memo(function DetectionRow({ row, arrived, actions, onMore, ...shown }: DetectionRowProps) {
  if (!actions) {
    return (
      <Arriving active={arrived}>
        <RowLink row={row} {...shown} />
      </Arriving>
    )
  }
  const more = () => onMore(row)
  const run = (key: string) => (key === moreKey ? more() : actions.run(row, key))
  return (
    <Arriving active={arrived}>
      <SwipeRow swipes={actions.swipes} name={row.title} onAction={run} onMore={more}>
        <RowLink row={row} {...shown} actions={actions} onMore={more} />
      </SwipeRow>
    </Arriving>
  )
})

/** The key of the action that opens all others. */
export const moreKey = 'more'

interface RowLinkProps {
  row: DetectionSummary
  now: number
  selected: boolean
  lastOfDay: boolean
  actions?: FeedActions
  onMore?: () => void
}

function RowLink({ row, now, selected, lastOfDay, actions, onMore }: RowLinkProps) {
  const { colors } = useTheme()
  const ground = selected
    ? { backgroundColor: colors.raised, borderLeftColor: colors.accent }
    : { backgroundColor: colors.background }
  return (
    <Link href={`/detections/${row.id}`} asChild>
      <Press
        role="link"
        aria-label={rowLabel(row, now)}
        aria-current={selected ? 'page' : undefined}
        accessibilityActions={actions?.menu.map(({ key, label }) => ({ name: key, label }))}
        onAccessibilityAction={({ nativeEvent }) => actions?.run(row, nativeEvent.actionName)}
        onLongPress={onMore}
        style={StyleSheet.flatten([styles.row, ground])}
        pressedStyle={{ backgroundColor: colors.raised }}
      >
        <RowContent
          row={row}
          now={now}
          lastOfDay={lastOfDay}
          mark={<SeverityMark severity={row.severity} size={20} />}
          withMore={actions !== undefined}
        />
      </Press>
    </Link>
  )
}

const styles = StyleSheet.create({
  row: { flexDirection: 'row', paddingLeft: space.lg - 3, borderLeftWidth: 3, borderLeftColor: 'transparent' },
})
