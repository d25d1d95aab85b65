import type { MachineEvent } from '@pocketsoc/contract'
import { minimumTarget, radius, space } from '@pocketsoc/tokens'
import { memo } from 'react'
import { StyleSheet, View } from 'react-native'
import { clockSeconds } from '../../lib/time-words.ts'
import { Icon } from '../../ui/icon.tsx'
import { Press } from '../../ui/press.tsx'
import { Text } from '../../ui/text.tsx'
import { useTheme } from '../../ui/theme.ts'
import { kindLooks } from './event-kinds.ts'
import type { EventKind } from './timeline-items.ts'

export interface TimelineRowProps {
  event: MachineEvent
  kind: EventKind
  /** It tells of the detection from which the reader came. */
  itself: boolean
  onOpen: (event: MachineEvent) => void
}

/** One event of a machine: when, what kind, what, by whom. */
export const TimelineRow = memo(function TimelineRow({ event, kind, itself, onOpen }: TimelineRowProps) {
  const { colors } = useTheme()
  const look = kindLooks[kind]
  const ink = kind === 'alert' ? colors.danger : colors.textSecondary
  const by = [event.byProcess && `by ${event.byProcess}`, event.actor === event.title ? null : event.actor]
    .filter(Boolean)
    .join(' · ')
  return (
    <Press
      role="button"
      onPress={() => onOpen(event)}
      style={[styles.row, itself && { backgroundColor: colors.dangerSoft, borderLeftColor: colors.danger }]}
      pressedStyle={{ backgroundColor: colors.raised }}
    >
      <View style={[styles.disc, { backgroundColor: kind === 'alert' ? colors.dangerSoft : colors.raised }]}>
        <Icon name={look.icon} color={ink} size={18} />
      </View>
      <View style={[styles.words, { borderBottomColor: colors.border }]}>
        <View style={styles.line}>
          <Text variant="footnote" color={ink} style={styles.strong}>
            {itself ? 'This detection' : look.one}
          </Text>
          <Text variant="footnote" tone="textSecondary" style={styles.time}>
            {clockSeconds(event.at)}
          </Text>
        </View>
        <Text variant="callout" style={kind === 'alert' ? styles.strong : styles.medium}>
          {event.title}
        </Text>
        {event.detail ? (
          <Text variant={kind === 'alert' ? 'footnote' : 'mono'} tone="textSecondary" numberOfLines={2}>
            {event.detail}
          </Text>
        ) : null}
        {by ? (
          <Text variant="footnote" tone="textSecondary">
            {by}
          </Text>
        ) : null}
      </View>
    </Press>
  )
})

const styles = StyleSheet.create({
  row: {
    flexDirection: 'row',
    gap: space.md,
    minHeight: minimumTarget,
    paddingLeft: space.lg - 3,
    borderLeftWidth: 3,
    borderLeftColor: 'transparent',
  },
  disc: {
    width: 34,
    height: 34,
    marginTop: space.md - 2,
    borderRadius: radius.pill,
    alignItems: 'center',
    justifyContent: 'center',
  },
  words: {
    flex: 1,
    minWidth: 0,
    gap: 1,
    paddingVertical: 10,
    paddingRight: space.lg,
    borderBottomWidth: StyleSheet.hairlineWidth,
  },
  line: { flexDirection: 'row', alignItems: 'center' },
  time: { marginLeft: 'auto', fontVariant: ['tabular-nums'] },
  medium: { fontWeight: '500' },
  strong: { fontWeight: '600' },
})
