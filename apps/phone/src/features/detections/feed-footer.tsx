import { minimumTarget, space } from '@pocketsoc/tokens'
import { ActivityIndicator, StyleSheet, View } from 'react-native'
import type { Feed } from '../../lib/detection-cache.ts'
import { shortDate } from '../../lib/time-words.ts'
import { Button } from '../../ui/button.tsx'
import { Text } from '../../ui/text.tsx'
import { useTheme } from '../../ui/theme.ts'
import type { MoreState } from './feed-queries.ts'

export interface FeedFooterProps {
  feed: Feed
  more: MoreState
  now: number
  onRetry: () => void
}

/** The end of what is read: more on its way, a failed reading to repeat, or that this is all. */
export function FeedFooter({ feed, more, now, onRetry }: FeedFooterProps) {
  const { colors } = useTheme()
  const oldest = feed.rows.at(-1)
  if (!oldest) return null
  return (
    <View style={styles.foot}>
      {feed.nextCursor === null ? (
        <Text variant="footnote" tone="textTertiary" style={styles.centred}>
          That's all, since {shortDate(oldest.createdAt, now)}
        </Text>
      ) : more === 'failed' ? (
        <Button kind="plain" label="Older detections could not be read. Try again" onPress={onRetry} />
      ) : (
        <ActivityIndicator color={colors.textTertiary} accessibilityLabel="Reading older detections" />
      )}
    </View>
  )
}

const styles = StyleSheet.create({
  foot: { minHeight: minimumTarget, justifyContent: 'center', paddingVertical: space.xl, paddingHorizontal: space.lg },
  centred: { textAlign: 'center' },
})
