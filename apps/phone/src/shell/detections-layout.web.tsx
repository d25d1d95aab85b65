import { Slot, Stack } from 'expo-router'
import { StyleSheet, View } from 'react-native'
import { FeedScreen } from '../features/detections/feed-screen.tsx'
import { useTheme } from '../ui/theme.ts'
import { useTwoColumns } from '../ui/use-two-columns.ts'
import { useFeedSlots } from './use-feed-slots.tsx'

/** In a browser: one over the other on a narrow page, side by side on a wide one. */
export function DetectionsLayout() {
  const { colors } = useTheme()
  const slots = useFeedSlots()
  const wide = useTwoColumns()
  if (!wide) return <Stack screenOptions={{ headerShown: false }} />
  return (
    <View style={styles.columns}>
      <View style={[styles.feed, { borderRightColor: colors.border }]}>
        <FeedScreen slots={slots} />
      </View>
      <View style={styles.open}>
        <Slot />
      </View>
    </View>
  )
}

const styles = StyleSheet.create({
  columns: { flex: 1, flexDirection: 'row' },
  feed: { width: 440, borderRightWidth: StyleSheet.hairlineWidth },
  open: { flex: 1, minWidth: 0 },
})
