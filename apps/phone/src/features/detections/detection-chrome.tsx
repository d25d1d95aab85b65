import { Stack } from 'expo-router'

export interface DetectionChromeProps {
  title: string
  /** True once the title in the page has scrolled away. */
  scrolled: boolean
}

/** The system's bar with its back button; it takes over the title once that has scrolled away. */
export function DetectionChrome({ title, scrolled }: DetectionChromeProps) {
  return <Stack.Screen options={{ title: scrolled ? title : '' }} />
}
