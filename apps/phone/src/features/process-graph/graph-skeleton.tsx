import { space } from '@pocketsoc/tokens'
import { StyleSheet, View } from 'react-native'
import { Skeleton } from '../../ui/skeleton.tsx'

/** The shape of a tree while it is read. */
export function GraphSkeleton() {
  return (
    <View role="status" aria-label="Reading the processes" style={styles.tree}>
      {[0, 1, 2, 2, 3].map((level, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the places never move
        <View key={index} style={{ paddingLeft: level * 34 }}>
          <Skeleton width={184} height={52} />
        </View>
      ))}
    </View>
  )
}

const styles = StyleSheet.create({ tree: { padding: space.xl, gap: space.lg } })
