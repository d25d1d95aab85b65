import { radius, space } from '@pocketsoc/tokens'
import { StyleSheet, View } from 'react-native'
import { Text } from './text.tsx'
import { type Tint, useTheme } from './theme.ts'

/** A short word on a soft fill: a status. */
export function Badge({ label, tint }: { label: string; tint: Tint }) {
  return (
    <View style={[styles.badge, { backgroundColor: tint.soft }]}>
      <Text variant="caption" color={tint.text} style={styles.strong}>
        {label}
      </Text>
    </View>
  )
}

/** The name of a source, set apart by an outline, so that it is never read as a status. */
export function SourceBadge({ name }: { name: string }) {
  const { colors } = useTheme()
  return (
    <View style={[styles.badge, styles.outline, { borderColor: colors.border }]}>
      <Text variant="caption" tone="textSecondary" style={styles.medium} numberOfLines={2}>
        {name}
      </Text>
    </View>
  )
}

const styles = StyleSheet.create({
  badge: { paddingHorizontal: space.sm, paddingVertical: 2, borderRadius: radius.sm, flexShrink: 1 },
  outline: { borderWidth: 1, paddingVertical: 1 },
  strong: { fontWeight: '600' },
  medium: { fontWeight: '500' },
})
