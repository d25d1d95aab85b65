import { minimumTarget } from '@pocketsoc/tokens'
import { type CSSProperties, type MouseEvent, useRef } from 'react'
import { StyleSheet, View } from 'react-native'
import { Icon } from './icon.tsx'
import { Press } from './press.tsx'
import { SwipeActions, swipeActionWidth } from './swipe-actions.tsx'
import type { SwipeRowProps } from './swipe-row.tsx'
import { useTheme } from './theme.ts'
import { useSwipe } from './use-swipe.ts'

/** A row in a browser: a finger swipes it as on a phone; for a mouse and the keyboard a button opens what can be done. */
export function SwipeRow({ swipes, name, onAction, onMore, children }: SwipeRowProps) {
  const { colors } = useTheme()
  const row = useRef<HTMLDivElement>(null)
  const { leading, trailing } = swipes
  const { uncovered, isOpen, close, handlers } = useSwipe(row, {
    leading: leading.length * swipeActionWidth,
    trailing: trailing.length * swipeActionWidth,
  })

  /** A tap on a row that lies open closes it and does nothing else. */
  function swallow(event: MouseEvent): void {
    if (!isOpen()) return
    event.preventDefault()
    event.stopPropagation()
    close()
  }

  function press(key: string): void {
    close()
    onAction(key)
  }

  return (
    <View style={styles.row}>
      {uncovered === 'leading' ? (
        <View style={[styles.under, styles.left]}>
          <SwipeActions actions={leading} onPress={press} />
        </View>
      ) : null}
      {uncovered === 'trailing' ? (
        <View style={[styles.under, styles.right]}>
          <SwipeActions actions={trailing.toReversed()} onPress={press} />
        </View>
      ) : null}
      <div ref={row} style={sliding} {...handlers} onClickCapture={swallow}>
        {children}
        <Press role="button" aria-label={`More for ${name}`} aria-haspopup="dialog" onPress={onMore} style={styles.more}>
          <Icon name="more" color={colors.textTertiary} size={22} weight={3} />
        </Press>
      </div>
    </View>
  )
}

// Up and down stay the browser's to scroll; across is ours.
const sliding: CSSProperties = { position: 'relative', touchAction: 'pan-y' }

const styles = StyleSheet.create({
  row: { overflow: 'hidden' },
  under: { position: 'absolute', top: 0, bottom: 0 },
  left: { left: 0 },
  right: { right: 0 },
  more: {
    position: 'absolute',
    right: 2,
    bottom: 0,
    minWidth: minimumTarget,
    minHeight: minimumTarget,
    alignItems: 'center',
    justifyContent: 'center',
  },
})
