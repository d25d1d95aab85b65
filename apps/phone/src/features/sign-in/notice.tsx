import { radius, space } from '@pocketsoc/tokens'
import { StyleSheet, View } from 'react-native'
import { Icon } from '../../ui/icon.tsx'
import { Text } from '../../ui/text.tsx'
import { useTheme } from '../../ui/theme.ts'

/** One sentence above the button: why the member is here, or why the last try failed. */
export function Notice({ words }: { words: string }) {
  const { colors } = useTheme()
  return (
    <View role="alert" style={[styles.notice, { backgroundColor: colors.warningSoft }]}>
      <Icon name="warning" color={colors.warning} size={18} />
      <Text variant="subhead" style={styles.words}>
        {words}
      </Text>
    </View>
  )
}

const styles = StyleSheet.create({
  notice: { flexDirection: 'row', alignItems: 'center', gap: space.sm, padding: space.md, borderRadius: radius.md },
  words: { flex: 1 },
})
