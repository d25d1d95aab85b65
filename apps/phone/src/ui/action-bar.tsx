import { minimumTarget, space } from '@pocketsoc/tokens'
import { StyleSheet, View } from 'react-native'
import { useSafeAreaInsets } from 'react-native-safe-area-context'
import { Icon, type IconName } from './icon.tsx'
import { Press } from './press.tsx'
import { Text } from './text.tsx'
import { useTheme } from './theme.ts'

export interface BarAction {
  key: string
  label: string
  icon: IconName
  run: () => void
  /** Shown dimmed; a press explains why. */
  unavailable?: boolean
}

export interface ActionBarProps {
  label: string
  actions: readonly BarAction[]
  /** True where no tab bar is underneath that keeps clear of the bottom edge already. */
  overEdge?: boolean
}

/** What can be done, along the bottom edge: one hand is enough. */
export function ActionBar({ label, actions, overEdge = false }: ActionBarProps) {
  const { colors } = useTheme()
  const insets = useSafeAreaInsets()
  const paddingBottom = overEdge ? insets.bottom : 0
  return (
    <View
      role="toolbar"
      aria-label={label}
      style={[styles.bar, { backgroundColor: colors.surface, borderTopColor: colors.border, paddingBottom }]}
    >
      {actions.map(({ key, label: word, icon, run, unavailable = false }) => (
        <Press
          key={key}
          role="button"
          aria-disabled={unavailable}
          accessibilityHint={unavailable ? 'Says why it is not possible' : undefined}
          onPress={run}
          style={[styles.action, unavailable && styles.off]}
        >
          <Icon name={icon} color={colors.accent} size={24} />
          <Text variant="tab" tone="accent">
            {word}
          </Text>
        </Press>
      ))}
    </View>
  )
}

const styles = StyleSheet.create({
  bar: { flexDirection: 'row', borderTopWidth: StyleSheet.hairlineWidth },
  action: {
    flex: 1,
    minHeight: minimumTarget + 10,
    alignItems: 'center',
    justifyContent: 'center',
    gap: 2,
    paddingVertical: space.xs,
  },
  off: { opacity: 0.42 },
})
