import { type PropsWithChildren, useEffect, useState } from 'react'
import { Animated, Easing, Platform } from 'react-native'
import { useReducedMotion } from '../../ui/use-reduced-motion.ts'

/** Slides its content in from above when `active`; under Reduce Motion it only fades. */
export function Arriving({ active, children }: PropsWithChildren<{ active: boolean }>) {
  const still = useReducedMotion()
  const [progress] = useState(() => new Animated.Value(active ? 0 : 1))

  useEffect(() => {
    if (!active) return progress.setValue(1)
    progress.setValue(0)
    const slide = Animated.timing(progress, {
      toValue: 1,
      duration: 420,
      easing: Easing.out(Easing.cubic),
      useNativeDriver: Platform.OS !== 'web',
    })
    slide.start()
    return () => slide.stop()
  }, [active, progress])

  const translateY = progress.interpolate({ inputRange: [0, 1], outputRange: [still ? 0 : -28, 0] })
  return <Animated.View style={{ opacity: progress, transform: [{ translateY }] }}>{children}</Animated.View>
}
