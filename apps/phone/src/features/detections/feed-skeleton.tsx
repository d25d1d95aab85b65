import { space } from '@pocketsoc/tokens'
import { StyleSheet, View } from 'react-native'
import { Skeleton } from '../../ui/skeleton.tsx'

const widths = ['72%', '88%', '64%', '80%', '70%', '84%'] as const

/** The shape of the feed while its first page is read. */
export function FeedSkeleton() {
  return (
    <View role="status" aria-label="Reading detections" style={styles.rows}>
      {widths.map((width) => (
        <View key={width} style={styles.row}>
          <Skeleton width={22} height={22} />
          <View style={styles.words}>
            <Skeleton width={64} height={12} />
            <Skeleton width={width} height={17} />
            <Skeleton width="52%" />
            <Skeleton width={140} height={18} />
          </View>
        </View>
      ))}
    </View>
  )
}

const styles = StyleSheet.create({
  rows: { paddingHorizontal: space.lg, gap: space.xl, paddingTop: space.lg },
  row: { flexDirection: 'row', gap: space.md },
  words: { flex: 1, gap: space.sm },
})
