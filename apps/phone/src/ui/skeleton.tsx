import { radius } from '@pocketsoc/tokens'
import { useEffect, useState } from 'react'
import { Animated, type DimensionValue, Platform } from 'react-native'
import { useTheme } from './theme.ts'
import { useReducedMotion } from './use-reduced-motion.ts'

/** The place of a line that is still being read; breathes slowly, and stands still under Reduce Motion. */
export function Skeleton({ width = '100%', height = 14 }: { width?: DimensionValue; height?: number }) {
  const { colors } = useTheme()
  const still = useReducedMotion()
  const [opacity] = useState(() => new Animated.Value(1))

  useEffect(() => {
    if (still) return
    const step = (toValue: number) => Animated.timing(opacity, { toValue, duration: 850, useNativeDriver: Platform.OS !== 'web' })
    const breathing = Animated.loop(Animated.sequence([step(0.45), step(1)]))
    breathing.start()
    return () => breathing.stop()
  }, [opacity, still])

  return (
    <Animated.View
      aria-hidden
      style={{ width, height, opacity, borderRadius: radius.sm, backgroundColor: colors.raised, maxWidth: '100%' }}
    />
  )
}
