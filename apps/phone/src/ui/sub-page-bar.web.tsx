import { type Href, useRouter } from 'expo-router'
import { useEffect } from 'react'
import { NavBar } from './nav-bar.tsx'
import type { SubPageBarProps } from './sub-page-bar.tsx'

/** The bar in a browser, with the page's title in the window. */
export function SubPageBar({ title, back, ground, actions }: SubPageBarProps) {
  const router = useRouter()

  useEffect(() => {
    document.title = `${title} · PocketSOC`
    return () => {
      document.title = 'PocketSOC'
    }
  }, [title])

  const leave = () => (router.canGoBack() ? router.back() : router.replace(back.href as Href))
  return <NavBar title={title} titleShown ground={ground} back={{ label: back.label, onPress: leave }} actions={actions} />
}
