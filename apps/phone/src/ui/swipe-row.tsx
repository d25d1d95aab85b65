import { type ReactNode, useRef } from 'react'
import { StyleSheet, View } from 'react-native'
import ReanimatedSwipeable, { type SwipeableMethods } from 'react-native-gesture-handler/ReanimatedSwipeable'
import { tick } from '../lib/haptics.ts'
import { Icon } from './icon.tsx'
import { Press } from './press.tsx'
import type { RowAction, RowSwipes } from './row-action.ts'
import { Text } from './text.tsx'
import { useTheme } from './theme.ts'

export interface SwipeRowProps {
  swipes: RowSwipes
  /** Names the row where the actions need to say what they act on. */
  name: string
  onAction: (key: string) => void
  /** Opens everything that can be done. */
  onMore: () => void
  children: ReactNode
}

/** A row with actions underneath, uncovered by a swipe. None runs by the swipe alone: each is pressed. */
export function SwipeRow({ swipes, onAction, children }: SwipeRowProps) {
  const row = useRef<SwipeableMethods>(null)
  const { leading, trailing } = swipes
  const press = (key: string) => {
    row.current?.close()
    onAction(key)
  }
  return (
    <ReanimatedSwipeable
      ref={row}
      friction={1.4}
      overshootLeft={false}
      overshootRight={false}
      onSwipeableWillOpen={tick}
      renderLeftActions={leading.length > 0 ? () => <Uncovered actions={leading} onPress={press} /> : undefined}
      renderRightActions={trailing.length > 0 ? () => <Uncovered actions={trailing.toReversed()} onPress={press} /> : undefined}
    >
      {children}
    </ReanimatedSwipeable>
  )
}

function Uncovered({ actions, onPress }: { actions: readonly RowAction[]; onPress: (key: string) => void }) {
  const { colors } = useTheme()
  return (
    // VoiceOver has the same actions on the row itself.
    <View aria-hidden style={styles.buttons}>
      {actions.map(({ key, label, short = label, icon, tone }) => (
        <Press key={key} role="button" onPress={() => onPress(key)} style={[styles.button, { backgroundColor: colors[tone] }]}>
          <Icon name={icon} color={colors.surface} size={23} weight={2.1} />
          <Text variant="tab" color={colors.surface} numberOfLines={1}>
            {short}
          </Text>
        </Press>
      ))}
    </View>
  )
}

const styles = StyleSheet.create({
  buttons: { flexDirection: 'row' },
  button: { width: 82, alignItems: 'center', justifyContent: 'center', gap: 4 },
})
