import { radius, space } from '@pocketsoc/tokens'
import { Link } from 'expo-router'
import { StyleSheet, View } from 'react-native'
import { counted } from '../../lib/words.ts'
import { Icon } from '../../ui/icon.tsx'
import { Press } from '../../ui/press.tsx'
import { Text } from '../../ui/text.tsx'
import { useTheme } from '../../ui/theme.ts'
import { useWaitingForMe } from './action-queries.ts'
import { actionTitle } from './action-words.ts'

/** That somebody waits for the member's decision, and the way to it. */
export function ApprovalsBanner() {
  const { colors } = useTheme()
  const waiting = useWaitingForMe()
  const [first, second] = waiting
  if (!first) return null
  const words = second
    ? `${counted(waiting.length, 'action')} wait for your approval`
    : `${first.requestedBy ?? 'A colleague'} asks: ${actionTitle(first)}, ${first.machine.name ?? 'unnamed machine'}`
  return (
    <View style={styles.place}>
      <Link href={second ? '/machines/actions' : `/machines/actions/${first.id}`} asChild>
        <Press role="link" style={StyleSheet.flatten([styles.banner, { backgroundColor: colors.warningSoft }])}>
          <Icon name="clock" color={colors.warning} size={19} weight={2.1} />
          <Text variant="subhead" tone="warning" style={styles.words}>
            {words}
          </Text>
          <Icon name="forward" color={colors.warning} size={16} weight={2.3} />
        </Press>
      </Link>
    </View>
  )
}

const styles = StyleSheet.create({
  place: { paddingHorizontal: space.lg },
  banner: {
    flexDirection: 'row',
    alignItems: 'center',
    gap: space.sm,
    minHeight: 48,
    paddingHorizontal: space.md,
    paddingVertical: space.sm,
    borderRadius: radius.md,
  },
  words: { flex: 1, fontWeight: '600' },
})
