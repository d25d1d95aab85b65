import { space } from '@pocketsoc/tokens'
import { useLocalSearchParams } from 'expo-router'
import { useState } from 'react'
import { ScrollView, StyleSheet, View } from 'react-native'
import { useNow } from '../../lib/use-now.ts'
import { useTheme } from '../../ui/theme.ts'
import { DetectionBody } from './detection-body.tsx'
import { DetectionChrome } from './detection-chrome.tsx'
import { useDetection } from './detection-queries.ts'
import type { DetectionSlots } from './detection-slots.ts'

/** One detection with everything known of it, and what other features add to it. */
export function DetectionScreen({ slots }: { slots: DetectionSlots }) {
  const { id } = useLocalSearchParams<{ id: string }>()
  const { colors } = useTheme()
  const now = useNow()
  const view = useDetection(id)
  const [titleGone, setTitleGone] = useState(false)
  const title = view.at === 'ready' ? view.detection.title : view.at === 'missing' ? null : view.summary?.title

  return (
    <View style={[styles.page, { backgroundColor: colors.grouped }]}>
      <DetectionChrome title={title ?? 'Detection'} scrolled={titleGone} />
      <ScrollView
        contentContainerStyle={styles.content}
        contentInsetAdjustmentBehavior="automatic"
        onScroll={(event) => setTitleGone(event.nativeEvent.contentOffset.y > 64)}
        scrollEventThrottle={32}
      >
        <DetectionBody view={view} now={now} slots={slots} />
      </ScrollView>
      {view.at === 'ready' ? slots.toolbar?.(view.detection) : null}
    </View>
  )
}

const styles = StyleSheet.create({
  page: { flex: 1 },
  content: {
    width: '100%',
    maxWidth: 760,
    alignSelf: 'center',
    padding: space.lg,
    paddingBottom: space.xxl * 2,
    gap: space.xl,
  },
})
