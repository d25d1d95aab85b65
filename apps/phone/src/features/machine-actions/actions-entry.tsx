import { radius, space } from '@pocketsoc/tokens'
import { Link } from 'expo-router'
import { StyleSheet, View } from 'react-native'
import { Icon } from '../../ui/icon.tsx'
import { Press } from '../../ui/press.tsx'
import { Chevron } from '../../ui/row-button.tsx'
import { Text } from '../../ui/text.tsx'
import { useTheme } from '../../ui/theme.ts'

/** The way to everything that was and is being done to machines. */
export function ActionsEntry() {
  const { colors } = useTheme()
  return (
    <View style={styles.place}>
      <Link href="/machines/actions" asChild>
        <Press role="link" style={StyleSheet.flatten([styles.row, { backgroundColor: colors.raised }])}>
          <Icon name="bolt" color={colors.accent} size={20} />
          <Text variant="callout" style={styles.words}>
            Machine actions
          </Text>
          <Chevron />
        </Press>
      </Link>
    </View>
  )
}

const styles = StyleSheet.create({
  place: { paddingHorizontal: space.lg, paddingVertical: space.xs },
  row: {
    flexDirection: 'row',
    alignItems: 'center',
    gap: space.md,
    minHeight: 48,
    paddingHorizontal: space.md,
    borderRadius: radius.md,
  },
  words: { flex: 1, fontWeight: '500' },
})
