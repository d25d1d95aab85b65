import { radius, space } from '@pocketsoc/tokens'
import { StyleSheet, View } from 'react-native'
import { Text } from './text.tsx'
import { useTheme } from './theme.ts'

/** A sentence and how far it has come; `fraction` is 0 to 1, null while nobody knows. */
export function ProgressLine({ words, fraction }: { words: string; fraction: number | null }) {
  const { colors } = useTheme()
  const percent = Math.round((fraction ?? 0) * 100)
  return (
    <View style={styles.lines}>
      <Text variant="footnote" tone="textSecondary">
        {words}
      </Text>
      <View
        role="progressbar"
        aria-label={words}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        style={[styles.track, { backgroundColor: colors.raised }]}
      >
        <View style={[styles.done, { width: `${percent}%`, backgroundColor: colors.accent }]} />
      </View>
    </View>
  )
}

const styles = StyleSheet.create({
  lines: { gap: 6, paddingVertical: space.xs },
  track: { height: 4, borderRadius: radius.pill, overflow: 'hidden' },
  done: { height: 4, borderRadius: radius.pill },
})
