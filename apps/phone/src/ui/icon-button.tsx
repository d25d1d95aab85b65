import { minimumTarget } from '@pocketsoc/tokens'
import { StyleSheet } from 'react-native'
import { Icon, type IconName } from './icon.tsx'
import { Press } from './press.tsx'
import { useTheme } from './theme.ts'

/** A 44-point symbol to press; `label` is what it does, for those who do not see it. */
export function IconButton({ icon, label, onPress }: { icon: IconName; label: string; onPress: () => void }) {
  const { colors } = useTheme()
  return (
    <Press role="button" aria-label={label} onPress={onPress} style={styles.target}>
      <Icon name={icon} color={colors.accent} size={22} />
    </Press>
  )
}

const styles = StyleSheet.create({
  target: { minWidth: minimumTarget, minHeight: minimumTarget, alignItems: 'center', justifyContent: 'center' },
})
