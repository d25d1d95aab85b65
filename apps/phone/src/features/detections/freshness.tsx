import { radius } from '@pocketsoc/tokens'
import { StyleSheet, View } from 'react-native'
import type { FailureWords } from '../../lib/failure.ts'
import { useLiveState } from '../../lib/live.tsx'
import { StaleBanner } from '../../ui/stale-banner.tsx'
import { Text } from '../../ui/text.tsx'
import { useTheme } from '../../ui/theme.ts'
import { freshnessOf } from './freshness-words.ts'

export interface FreshnessProps {
  readAt: number
  failure: FailureWords | null
  now: number
}

/** How old what is on screen is: a quiet line while it is current, a banner once it may not be. */
export function Freshness({ readAt, failure, now }: FreshnessProps) {
  const { colors } = useTheme()
  const live = useLiveState()
  const freshness = freshnessOf({ readAt, failure, live }, now)
  if (freshness.at === 'stale') return <StaleBanner words={freshness.words} offline={freshness.offline} />
  return (
    <View style={styles.line} role="status" aria-label={freshness.words}>
      <View style={[styles.dot, { backgroundColor: freshness.at === 'live' ? colors.success : colors.textTertiary }]} />
      <Text variant="footnote" tone="textSecondary" style={styles.words}>
        {freshness.words}
      </Text>
    </View>
  )
}

const styles = StyleSheet.create({
  line: { flexDirection: 'row', alignItems: 'center', gap: 6 },
  dot: { width: 7, height: 7, borderRadius: radius.pill },
  words: { flexShrink: 1 },
})
