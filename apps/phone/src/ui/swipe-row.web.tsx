import { minimumTarget } from '@pocketsoc/tokens'
import { StyleSheet, View } from 'react-native'
import { Icon } from './icon.tsx'
import { Press } from './press.tsx'
import type { SwipeRowProps } from './swipe-row.tsx'
import { useTheme } from './theme.ts'

/** In a browser nothing is swiped: a button beside the row opens what can be done with it. */
export function SwipeRow({ name, onMore, children }: SwipeRowProps) {
  const { colors } = useTheme()
  return (
    <View>
      {children}
      <Press role="button" aria-label={`More for ${name}`} aria-haspopup="dialog" onPress={onMore} style={styles.more}>
        <Icon name="more" color={colors.textTertiary} size={22} weight={3} />
      </Press>
    </View>
  )
}

const styles = StyleSheet.create({
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
