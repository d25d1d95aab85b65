import { StyleSheet, View } from 'react-native'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useTheme } from '../../ui/theme.ts'

/** The second column while nothing is open in it. */
export function NoSelectionScreen() {
  const { colors } = useTheme()
  return (
    <View style={[styles.page, { backgroundColor: colors.grouped }]}>
      <EmptyState icon="shield" title="No detection selected" words="Choose one on the left to read what happened." />
    </View>
  )
}

const styles = StyleSheet.create({ page: { flex: 1, justifyContent: 'center' } })
