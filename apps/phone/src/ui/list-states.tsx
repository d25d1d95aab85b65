import { minimumTarget, space } from '@pocketsoc/tokens'
import { ActivityIndicator, StyleSheet, View } from 'react-native'
import type { FailureWords } from '../lib/failure.ts'
import { Button } from './button.tsx'
import { EmptyState } from './empty-state.tsx'
import { Skeleton } from './skeleton.tsx'
import { Text } from './text.tsx'
import { useTheme } from './theme.ts'

const widths = ['58%', '72%', '46%', '64%', '52%', '68%'] as const

/** The shape of a list while its first page is read. */
export function ListSkeleton({ label }: { label: string }) {
  return (
    <View role="status" aria-label={label} style={styles.rows}>
      {widths.map((width) => (
        <View key={width} style={styles.row}>
          <Skeleton width={22} height={22} />
          <View style={styles.words}>
            <Skeleton width={width} height={17} />
            <Skeleton width="80%" />
          </View>
        </View>
      ))}
    </View>
  )
}

/** Nothing could be read and nothing is kept: what happened, what to do, and a way to try again. */
export function ListFailure({ words, onRetry }: { words: FailureWords; onRetry: () => void }) {
  const sentence = [words.detail, words.remedy].filter(Boolean).join(' ')
  return (
    <EmptyState icon={words.offline ? 'offline' : 'warning'} title={words.title} words={sentence}>
      <Button kind="soft" label="Try again" onPress={onRetry} />
    </EmptyState>
  )
}

export interface ListEndProps {
  end: 'all' | 'more' | 'failed'
  /** Said once everything is read. */
  allWords: string
  onRetry: () => void
}

/** The end of what is read: more on its way, a failed reading to repeat, or that this is all. */
export function ListEnd({ end, allWords, onRetry }: ListEndProps) {
  const { colors } = useTheme()
  return (
    <View style={styles.foot}>
      {end === 'all' ? (
        <Text variant="footnote" tone="textSecondary" style={styles.centred}>
          {allWords}
        </Text>
      ) : end === 'failed' ? (
        <Button kind="plain" label="The rest could not be read. Try again" onPress={onRetry} />
      ) : (
        <ActivityIndicator color={colors.textTertiary} accessibilityLabel="Reading more" />
      )}
    </View>
  )
}

const styles = StyleSheet.create({
  rows: { paddingHorizontal: space.lg, gap: space.xl, paddingTop: space.lg },
  row: { flexDirection: 'row', gap: space.md },
  words: { flex: 1, gap: space.sm },
  foot: { minHeight: minimumTarget, justifyContent: 'center', paddingVertical: space.xl, paddingHorizontal: space.lg },
  centred: { textAlign: 'center' },
})
