import { minimumTarget, space } from '@pocketsoc/tokens'
import { StyleSheet, View } from 'react-native'
import { useSafeAreaInsets } from 'react-native-safe-area-context'
import { BrandMark } from '../ui/brand-mark.tsx'
import { CountBubble } from '../ui/count-bubble.tsx'
import { Heard } from '../ui/heard.tsx'
import { Icon } from '../ui/icon.tsx'
import { Press } from '../ui/press.tsx'
import { Text } from '../ui/text.tsx'
import { useTheme } from '../ui/theme.ts'
import { tabs } from './tabs.ts'

export interface TabBarProps {
  open: string | undefined
  wide: boolean
  onOpen: (name: string) => void
  /** How much waits in a tab, by its name. */
  waiting: Record<string, number>
}

/** The tabs of the app in a browser. */
export function TabBar({ open, wide, onOpen, waiting }: TabBarProps) {
  const { colors } = useTheme()
  const insets = useSafeAreaInsets()
  const edge = { backgroundColor: colors.surface, borderColor: colors.border }
  return (
    <View
      role="tablist"
      style={[wide ? styles.rail : styles.bar, edge, wide ? { paddingTop: space.lg } : { paddingBottom: insets.bottom }]}
    >
      {wide ? (
        <View style={styles.brand}>
          <BrandMark size={36} />
        </View>
      ) : null}
      {tabs.map(({ name, label, icon }) => {
        const selected = name === open
        const ink = selected ? colors.accent : colors.textTertiary
        return (
          <Press
            key={name}
            role="tab"
            aria-selected={selected}
            onPress={() => onOpen(name)}
            style={wide ? styles.railTab : styles.tab}
          >
            <View>
              <Icon name={icon} color={ink} size={25} weight={selected ? 2.2 : 1.8} />
              {waiting[name] ? <CountBubble count={waiting[name]} /> : null}
            </View>
            <Text variant="tab" color={ink}>
              {label}
            </Text>
            {waiting[name] ? <Heard words={`${waiting[name]} waiting`} /> : null}
          </Press>
        )
      })}
    </View>
  )
}

const styles = StyleSheet.create({
  bar: { flexDirection: 'row', borderTopWidth: StyleSheet.hairlineWidth },
  rail: { width: 88, gap: space.sm, borderRightWidth: StyleSheet.hairlineWidth },
  brand: { alignItems: 'center', paddingBottom: space.md },
  tab: { flex: 1, minHeight: minimumTarget + 8, alignItems: 'center', justifyContent: 'center', gap: 2, paddingVertical: 6 },
  railTab: { minHeight: minimumTarget + 16, alignItems: 'center', justifyContent: 'center', gap: 3 },
})
