import { StyleSheet } from 'react-native'
import { Text } from './text.tsx'

/**
 * Words for those who hear the page, in the place where they belong: what others see from where something stands. Unlike
 * a name of its own, they leave what is seen in the name, for whoever steers by voice (WCAG 2.2, 2.5.3).
 */
export function Heard({ words }: { words: string }) {
  return (
    <Text variant="caption" style={styles.unseen}>
      {words}
    </Text>
  )
}

const styles = StyleSheet.create({ unseen: { position: 'absolute', width: 1, height: 1, overflow: 'hidden' } })
