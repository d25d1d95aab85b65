import { StyleSheet, View } from 'react-native'
import { Icon } from './icon.tsx'
import { Press } from './press.tsx'
import type { RowAction } from './row-action.ts'
import { Text } from './text.tsx'
import { useTheme } from './theme.ts'

/** How wide each button under a row is, in points. */
export const swipeActionWidth = 82

/** The buttons that a swipe uncovers, from left to right. */
export function SwipeActions({ actions, onPress }: { actions: readonly RowAction[]; onPress: (key: string) => void }) {
  const { colors } = useTheme()
  return (
    // Who does not swipe finds the same actions on the row itself and in its menu.
    <View aria-hidden style={styles.buttons}>
      {actions.map(({ key, label, short = label, icon, tone }) => (
        <Press
          key={key}
          role="button"
          tabIndex={-1}
          onPress={() => onPress(key)}
          style={[styles.button, { backgroundColor: colors[tone] }]}
        >
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
  buttons: { flexDirection: 'row', height: '100%' },
  button: { width: swipeActionWidth, alignItems: 'center', justifyContent: 'center', gap: 4 },
})
