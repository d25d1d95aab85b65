import { radius } from '@pocketsoc/tokens'
import { StyleSheet, View } from 'react-native'
import { Text } from './text.tsx'
import { useTheme } from './theme.ts'

/** A small number on a symbol: how much waits behind it. Whatever it sits on says the same in words. */
export function CountBubble({ count }: { count: number }) {
  const { colors } = useTheme()
  return (
    <View aria-hidden style={[styles.bubble, { backgroundColor: colors.danger }]}>
      <Text variant="tab" color={colors.background}>
        {count > 99 ? '99+' : count}
      </Text>
    </View>
  )
}

const styles = StyleSheet.create({
  bubble: {
    position: 'absolute',
    top: -5,
    left: 15,
    minWidth: 18,
    height: 18,
    paddingHorizontal: 4,
    borderRadius: radius.pill,
    alignItems: 'center',
    justifyContent: 'center',
  },
})
