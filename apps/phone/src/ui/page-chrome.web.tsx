import { useRouter } from 'expo-router'
import { useEffect } from 'react'
import { NavBar } from './nav-bar.tsx'
import type { PageChromeProps } from './page-chrome.tsx'
import { useTheme } from './theme.ts'

/** The bar in a browser, with the way back to where the reader came from. */
export function PageChrome({ title, scrolled, parent }: PageChromeProps) {
  const router = useRouter()
  const { colors } = useTheme()

  useEffect(() => {
    document.title = `${title} · PocketSOC`
    return () => {
      document.title = 'PocketSOC'
    }
  }, [title])

  const back = {
    label: parent.label,
    onPress: () => (router.canGoBack() ? router.back() : router.replace(parent.href)),
  }
  return <NavBar title={title} titleShown={scrolled} ground={colors.grouped} back={back} />
}
