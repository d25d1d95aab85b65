import { radius } from '@pocketsoc/tokens'
import { StyleSheet, View } from 'react-native'
import { Icon } from './icon.tsx'
import { useTheme } from './theme.ts'

/** The circle in front of a row that can be selected. What it sits in says whether it is. */
export function CheckMark({ checked }: { checked: boolean }) {
  const { colors } = useTheme()
  if (!checked) return <View aria-hidden style={[styles.disc, { borderColor: colors.textTertiary }]} />
  return (
    <View aria-hidden style={[styles.disc, { borderColor: colors.accent, backgroundColor: colors.accent }]}>
      <Icon name="check" color={colors.onAccent} size={15} weight={3} />
    </View>
  )
}

const styles = StyleSheet.create({
  disc: { width: 23, height: 23, borderRadius: radius.pill, borderWidth: 1.6, alignItems: 'center', justifyContent: 'center' },
})
