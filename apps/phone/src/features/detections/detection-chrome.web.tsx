import { useRouter } from 'expo-router'
import { useEffect } from 'react'
import { NavBar } from '../../ui/nav-bar.tsx'
import { useTheme } from '../../ui/theme.ts'
import { useTwoColumns } from '../../ui/use-two-columns.ts'
import type { DetectionChromeProps } from './detection-chrome.tsx'

/** The bar in a browser; beside the feed there is nowhere to go back to. */
export function DetectionChrome({ title, scrolled }: DetectionChromeProps) {
  const router = useRouter()
  const { colors } = useTheme()
  const beside = useTwoColumns()

  useEffect(() => {
    document.title = `${title} · PocketSOC`
    return () => {
      document.title = 'PocketSOC'
    }
  }, [title])

  const back = { label: 'Detections', onPress: () => router.dismissTo('/detections') }
  return <NavBar title={title} titleShown={scrolled} ground={colors.grouped} {...(beside ? {} : { back })} />
}
