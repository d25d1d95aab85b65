import { radius } from '@pocketsoc/tokens'
import { Modal, Pressable, StyleSheet, useWindowDimensions, View } from 'react-native'
import type { SheetProps } from './sheet.tsx'
import { SheetFrame } from './sheet-frame.tsx'

/** A sheet in a browser: from the bottom on a narrow page, in the middle of a wide one. */
export function Sheet({ title, open, onClose, children, closeLabel = 'Done' }: SheetProps) {
  const wide = useWindowDimensions().width >= 700
  return (
    <Modal aria-label={title} visible={open} onRequestClose={onClose} animationType={wide ? 'fade' : 'slide'} transparent>
      <View style={[styles.page, wide && styles.middle]}>
        <Pressable aria-hidden tabIndex={-1} onPress={onClose} style={styles.scrim} />
        <View style={[styles.panel, wide && styles.window]}>
          <SheetFrame title={title} onClose={onClose} closeLabel={closeLabel}>
            {children}
          </SheetFrame>
        </View>
      </View>
    </Modal>
  )
}

const styles = StyleSheet.create({
  page: { flex: 1, justifyContent: 'flex-end' },
  middle: { justifyContent: 'center', alignItems: 'center' },
  scrim: { ...StyleSheet.absoluteFill, backgroundColor: 'rgba(6, 8, 14, 0.45)' },
  panel: { maxHeight: '88%', borderTopLeftRadius: radius.lg + 4, borderTopRightRadius: radius.lg + 4, overflow: 'hidden' },
  window: { width: 520, borderRadius: radius.lg + 4 },
})
