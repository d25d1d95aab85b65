import { radius } from '@pocketsoc/tokens'
import { type ReactNode, useEffect, useState } from 'react'
import { Animated, Easing, Modal, Pressable, StyleSheet, View } from 'react-native'
import { SheetFrame } from './sheet-frame.tsx'
import { useReducedMotion } from './use-reduced-motion.ts'

export interface SheetProps {
  title: string
  open: boolean
  onClose: () => void
  children: ReactNode
  /** The word on the button that closes it; "Done" where every press has taken effect already. */
  closeLabel?: 'Done' | 'Cancel'
  /** Only as tall as what is in it: for a few choices, within reach of the thumb. */
  fit?: boolean
}

/** A sheet over the screen: the system's own on an iPhone, swiped down to close, or one as tall as its content. */
export function Sheet({ title, open, onClose, children, closeLabel = 'Done', fit = false }: SheetProps) {
  const frame = (
    <SheetFrame title={title} onClose={onClose} closeLabel={closeLabel}>
      {children}
    </SheetFrame>
  )
  if (fit) {
    return (
      <Modal visible={open} onRequestClose={onClose} animationType="fade" transparent>
        <View style={styles.page}>
          <Pressable aria-hidden onPress={onClose} style={styles.scrim} />
          <Rising>{frame}</Rising>
        </View>
      </Modal>
    )
  }
  return (
    <Modal visible={open} onRequestClose={onClose} animationType="slide" presentationStyle="pageSheet" allowSwipeDismissal>
      {frame}
    </Modal>
  )
}

/** Comes up from the bottom edge; under Reduce Motion it is simply there. */
function Rising({ children }: { children: ReactNode }) {
  const still = useReducedMotion()
  const [offset] = useState(() => new Animated.Value(1))
  useEffect(() => {
    const rise = Animated.timing(offset, {
      toValue: 0,
      duration: still ? 0 : 260,
      easing: Easing.out(Easing.cubic),
      useNativeDriver: true,
    })
    rise.start()
    return () => rise.stop()
  }, [offset, still])
  const translateY = offset.interpolate({ inputRange: [0, 1], outputRange: [0, 320] })
  return <Animated.View style={[styles.panel, { transform: [{ translateY }] }]}>{children}</Animated.View>
}

const styles = StyleSheet.create({
  page: { flex: 1, justifyContent: 'flex-end' },
  scrim: { ...StyleSheet.absoluteFill, backgroundColor: 'rgba(6, 8, 14, 0.45)' },
  panel: {
    maxHeight: '88%',
    width: '100%',
    maxWidth: 640,
    alignSelf: 'center',
    borderTopLeftRadius: radius.lg + 4,
    borderTopRightRadius: radius.lg + 4,
    overflow: 'hidden',
  },
})
