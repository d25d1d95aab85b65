import type { PropsWithChildren } from 'react'
import { StyleSheet } from 'react-native'
import { GestureHandlerRootView } from 'react-native-gesture-handler'

/** Rows below it can be swiped. */
export function GestureRoot({ children }: PropsWithChildren) {
  return <GestureHandlerRootView style={styles.root}>{children}</GestureHandlerRootView>
}

const styles = StyleSheet.create({ root: { flex: 1 } })
