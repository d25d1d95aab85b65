import { space } from '@pocketsoc/tokens'
import { StyleSheet, View } from 'react-native'
import { Text } from '../../ui/text.tsx'
import { useTheme } from '../../ui/theme.ts'

/** The day that the rows below belong to; stays in view while they scroll by. */
export function DayHeader({ heading }: { heading: string }) {
  const { colors } = useTheme()
  return (
    <View style={[styles.bar, { backgroundColor: colors.background, borderBottomColor: colors.border }]}>
      <Text variant="subhead" tone="textSecondary" role="heading" aria-level={2} style={styles.strong}>
        {heading}
      </Text>
    </View>
  )
}

const styles = StyleSheet.create({
  bar: {
    paddingHorizontal: space.lg,
    paddingTop: space.md,
    paddingBottom: 6,
    borderBottomWidth: StyleSheet.hairlineWidth,
  },
  strong: { fontWeight: '600' },
})
