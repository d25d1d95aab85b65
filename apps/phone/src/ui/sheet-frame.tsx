import { minimumTarget, space } from '@pocketsoc/tokens'
import type { ReactNode } from 'react'
import { ScrollView, StyleSheet, View } from 'react-native'
import { useSafeAreaInsets } from 'react-native-safe-area-context'
import { Press } from './press.tsx'
import { Text } from './text.tsx'
import { useTheme } from './theme.ts'

export interface SheetFrameProps {
  title: string
  onClose: () => void
  closeLabel: string
  children: ReactNode
}

/** The inside of a sheet: title, the button that closes it, and what scrolls under them. */
export function SheetFrame({ title, onClose, closeLabel, children }: SheetFrameProps) {
  const { colors } = useTheme()
  const insets = useSafeAreaInsets()
  return (
    <View style={[styles.frame, { backgroundColor: colors.grouped }]}>
      <View style={[styles.bar, { borderBottomColor: colors.border }]}>
        <Text variant="headline" role="heading" aria-level={1} style={styles.title}>
          {title}
        </Text>
        <Press role="button" aria-label={closeLabel} onPress={onClose} style={styles.done}>
          <Text variant="headline" tone="accent">
            {closeLabel}
          </Text>
        </Press>
      </View>
      <ScrollView
        automaticallyAdjustKeyboardInsets
        keyboardShouldPersistTaps="handled"
        contentContainerStyle={[styles.content, { paddingBottom: insets.bottom + space.xl }]}
      >
        {children}
      </ScrollView>
    </View>
  )
}

const styles = StyleSheet.create({
  frame: { flexShrink: 1, flexGrow: 1 },
  bar: {
    flexDirection: 'row',
    alignItems: 'center',
    justifyContent: 'space-between',
    minHeight: 56,
    paddingLeft: space.lg,
    borderBottomWidth: StyleSheet.hairlineWidth,
  },
  title: { flexShrink: 1 },
  done: { minHeight: minimumTarget, paddingHorizontal: space.lg, justifyContent: 'center' },
  content: { padding: space.lg, gap: space.xl },
})
