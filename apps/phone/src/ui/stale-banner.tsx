import { radius, space } from '@pocketsoc/tokens'
import { StyleSheet, View } from 'react-native'
import { Icon } from './icon.tsx'
import { Text } from './text.tsx'
import { useTheme } from './theme.ts'

/** Says that what is on screen may be out of date, and since when. */
export function StaleBanner({ words, offline }: { words: string; offline: boolean }) {
  const { colors } = useTheme()
  return (
    <View role="status" aria-label={words} style={[styles.banner, { backgroundColor: colors.warningSoft }]}>
      <Icon name={offline ? 'offline' : 'warning'} color={colors.warning} size={17} weight={2.1} />
      <Text variant="footnote" tone="warning" style={styles.words}>
        {words}
      </Text>
    </View>
  )
}

const styles = StyleSheet.create({
  banner: {
    flexDirection: 'row',
    alignItems: 'center',
    gap: space.sm,
    paddingHorizontal: space.md,
    paddingVertical: space.sm,
    marginTop: space.xs,
    borderRadius: radius.md,
  },
  words: { flex: 1, fontWeight: '600' },
})
