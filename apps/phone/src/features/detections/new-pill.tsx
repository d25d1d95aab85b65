import { minimumTarget, radius, space } from '@pocketsoc/tokens'
import { StyleSheet, View } from 'react-native'
import { Icon } from '../../ui/icon.tsx'
import { Press } from '../../ui/press.tsx'
import { Text } from '../../ui/text.tsx'
import { useTheme } from '../../ui/theme.ts'

/** Says how many came in above while the reader is further down; a press goes there. */
export function NewPill({ count, onPress }: { count: number; onPress: () => void }) {
  const { colors } = useTheme()
  if (count === 0) return null
  return (
    <View style={styles.place} pointerEvents="box-none" accessibilityLiveRegion="polite">
      <Press
        role="button"
        aria-label={`${count} new ${count === 1 ? 'detection' : 'detections'}, show`}
        onPress={onPress}
        style={[styles.pill, { backgroundColor: colors.accent }]}
      >
        <Icon name="up" color={colors.onAccent} size={16} weight={2.6} />
        <Text variant="subhead" tone="onAccent" style={styles.strong}>
          {count} new
        </Text>
      </Press>
    </View>
  )
}

const styles = StyleSheet.create({
  place: { position: 'absolute', top: space.sm, left: 0, right: 0, alignItems: 'center', zIndex: 20 },
  pill: {
    flexDirection: 'row',
    alignItems: 'center',
    gap: 6,
    minHeight: minimumTarget,
    paddingHorizontal: space.lg,
    borderRadius: radius.pill,
    boxShadow: '0 6px 20px rgba(10, 16, 48, 0.28)',
  },
  strong: { fontWeight: '700' },
})
