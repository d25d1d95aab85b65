import { useEffect, useState } from 'react'
import { AccessibilityInfo, useWindowDimensions } from 'react-native'

const veryLargeText = 1.6

/** Whether the list says more to this reader than the drawing: with VoiceOver, or with text too large for cards. */
export function useListFirst(): boolean {
  const [listening, setListening] = useState(false)
  useEffect(() => {
    void AccessibilityInfo.isScreenReaderEnabled().then(setListening)
    const subscription = AccessibilityInfo.addEventListener('screenReaderChanged', setListening)
    return () => subscription.remove()
  }, [])
  const { fontScale } = useWindowDimensions()
  return listening || fontScale > veryLargeText
}
