import type { Isolation } from '@pocketsoc/contract'
import { radius, space } from '@pocketsoc/tokens'
import { StyleSheet, View } from 'react-native'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { Text } from '../../ui/text.tsx'
import { type Theme, type Tint, useTheme } from '../../ui/theme.ts'
import { type IsolationTone, isolationWords } from './isolation-words.ts'

const icons: Record<IsolationTone, IconName> = { calm: 'globe', waiting: 'clock', cut: 'isolate', failed: 'warning' }

/** The isolation of a machine: a symbol and its word. */
export function IsolationBadge({ isolation, now }: { isolation: Isolation; now: number }) {
  const { colors } = useTheme()
  const { word, tone } = isolationWords(isolation, now)
  const tint = tintOf(tone, colors)
  return (
    <View style={[styles.badge, { backgroundColor: tint.soft }]}>
      <Icon name={icons[tone]} color={tint.text} size={13} weight={2.3} />
      <Text variant="caption" color={tint.text} style={styles.strong}>
        {word}
      </Text>
    </View>
  )
}

function tintOf(tone: IsolationTone, colors: Theme['colors']): Tint {
  switch (tone) {
    case 'cut':
    case 'failed':
      return { text: colors.danger, soft: colors.dangerSoft }
    case 'waiting':
      return { text: colors.warning, soft: colors.warningSoft }
    case 'calm':
      return { text: colors.textSecondary, soft: colors.raised }
  }
}

const styles = StyleSheet.create({
  badge: {
    flexDirection: 'row',
    alignItems: 'center',
    gap: 5,
    paddingHorizontal: space.sm,
    paddingVertical: 2,
    borderRadius: radius.sm,
    flexShrink: 1,
  },
  strong: { fontWeight: '600', flexShrink: 1 },
})
