import { Stack } from 'expo-router'

export interface PageChromeProps {
  title: string
  /** True once the title in the page has scrolled away. */
  scrolled: boolean
  /** Where the page belongs, for when it was opened from a link. */
  parent: { label: string; href: '/detections' | '/machines' | '/machines/actions' }
}

/** The system's bar with its back button; it takes over the title once that has scrolled away. */
export function PageChrome({ title, scrolled }: PageChromeProps) {
  return <Stack.Screen options={{ title: scrolled ? title : '' }} />
}
