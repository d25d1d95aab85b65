import { useEffect, useState } from 'react'
import { AccessibilityInfo } from 'react-native'

/** Whether the reader asked the system for less movement. */
export function useReducedMotion(): boolean {
  const [reduced, setReduced] = useState(false)
  useEffect(() => {
    void AccessibilityInfo.isReduceMotionEnabled().then(setReduced)
    const subscription = AccessibilityInfo.addEventListener('reduceMotionChanged', setReduced)
    return () => subscription?.remove()
  }, [])
  return reduced
}
