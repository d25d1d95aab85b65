import { type ReactNode, useRef } from 'react'
import ReanimatedSwipeable, { type SwipeableMethods } from 'react-native-gesture-handler/ReanimatedSwipeable'
import { tick } from '../lib/haptics.ts'
import type { RowSwipes } from './row-action.ts'
import { SwipeActions } from './swipe-actions.tsx'

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
      renderLeftActions={leading.length > 0 ? () => <SwipeActions actions={leading} onPress={press} /> : undefined}
      renderRightActions={
        trailing.length > 0 ? () => <SwipeActions actions={trailing.toReversed()} onPress={press} /> : undefined
      }
    >
      {children}
    </ReanimatedSwipeable>
  )
}
