import { space } from '@pocketsoc/tokens'
import { StyleSheet } from 'react-native'
import { useSafeAreaInsets } from 'react-native-safe-area-context'
import { Text } from '../../ui/text.tsx'

/** The large title in a browser, where there is no system bar. */
export function SettingsTitle() {
  const insets = useSafeAreaInsets()
  return (
    <Text variant="largeTitle" role="heading" aria-level={1} style={[styles.title, { paddingTop: insets.top + space.xl }]}>
      Settings
    </Text>
  )
}

const styles = StyleSheet.create({ title: { paddingHorizontal: space.xs } })
