import { Pressable, type PressableProps, type StyleProp, StyleSheet, type ViewStyle } from 'react-native'

export interface PressProps extends Omit<PressableProps, 'style'> {
  style?: StyleProp<ViewStyle>
  /** Laid over while the finger is down; without it the content dims. */
  pressedStyle?: StyleProp<ViewStyle>
}

/** Something to press; answers the finger at once. */
export function Press({ style, pressedStyle, ...rest }: PressProps) {
  return (
    <Pressable
      {...rest}
      style={({ pressed }) => StyleSheet.flatten([style, pressed && (pressedStyle ?? styles.dim), rest.disabled && styles.off])}
    />
  )
}

const styles = StyleSheet.create({ dim: { opacity: 0.55 }, off: { opacity: 0.45 } })
