import { minimumTarget, space } from '@pocketsoc/tokens'
import type { ReactNode } from 'react'
import { StyleSheet, View } from 'react-native'
import { useSafeAreaInsets } from 'react-native-safe-area-context'
import { Icon } from './icon.tsx'
import { Press } from './press.tsx'
import { Text } from './text.tsx'
import { useTheme } from './theme.ts'

export interface NavBarProps {
  title: string
  /** Colour of the page underneath. */
  ground: string
  /** False while the large title underneath still says it. */
  titleShown: boolean
  back?: { label: string; onPress: () => void }
  /** On the left, where there is no way back. */
  leading?: ReactNode
  actions?: ReactNode
}

/** The bar at the top of a page where the system's own does not fit: in a browser, and over a list with sticky headings. */
export function NavBar({ title, titleShown, ground, back, leading, actions }: NavBarProps) {
  const { colors } = useTheme()
  const insets = useSafeAreaInsets()
  return (
    <View
      style={[
        styles.bar,
        { paddingTop: insets.top, backgroundColor: ground },
        { borderBottomColor: titleShown ? colors.border : 'transparent' },
      ]}
    >
      <View pointerEvents="none" aria-hidden style={[styles.centre, { top: insets.top, opacity: titleShown ? 1 : 0 }]}>
        <Text variant="headline" numberOfLines={1}>
          {title}
        </Text>
      </View>
      <View style={styles.side}>
        {back ? (
          <Press role="button" aria-label={`Back to ${back.label}`} onPress={back.onPress} style={styles.back}>
            <Icon name="back" color={colors.accent} size={26} weight={2.2} />
          </Press>
        ) : (
          leading
        )}
      </View>
      <View style={[styles.side, styles.end]}>{actions}</View>
    </View>
  )
}

const styles = StyleSheet.create({
  bar: {
    flexDirection: 'row',
    alignItems: 'center',
    minHeight: minimumTarget + 4,
    borderBottomWidth: StyleSheet.hairlineWidth,
    paddingHorizontal: space.xs,
    zIndex: 2,
  },
  side: { flex: 1, flexDirection: 'row', minWidth: 0 },
  end: { justifyContent: 'flex-end' },
  centre: { position: 'absolute', left: 60, right: 60, bottom: 0, alignItems: 'center', justifyContent: 'center' },
  back: {
    flexDirection: 'row',
    alignItems: 'center',
    minHeight: minimumTarget,
    minWidth: minimumTarget,
    justifyContent: 'center',
  },
})
