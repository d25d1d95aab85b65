import { type Href, useRouter } from 'expo-router'
import { Tabs } from 'expo-router/js-tabs'
import { useTwoColumns } from '../ui/use-two-columns.ts'
import { SignedIn } from './signed-in.tsx'
import { TabBar } from './tab-bar.tsx'
import { useTabCounts } from './tab-counts.ts'
import { tabs } from './tabs.ts'

/** Our own tab bar in a browser: under a narrow page, beside a wide one. */
export function TabsLayout() {
  return (
    <SignedIn>
      <SignedInTabs />
    </SignedIn>
  )
}

function SignedInTabs() {
  const wide = useTwoColumns()
  const waiting = useTabCounts()
  const router = useRouter()
  return (
    <Tabs
      screenOptions={{ headerShown: false, tabBarPosition: wide ? 'left' : 'bottom' }}
      tabBar={(bar) => (
        <TabBar
          open={bar.state.routes[bar.state.index]?.name}
          wide={wide}
          waiting={waiting}
          onOpen={(name) => {
            // As on an iPhone: the tab that is open already goes back to its first page.
            const isOpen = bar.state.routes[bar.state.index]?.name === name
            if (isOpen) router.dismissTo(`/${name}` as Href)
            else bar.navigation.navigate(name)
          }}
        />
      )}
    >
      {tabs.map(({ name }) => (
        <Tabs.Screen key={name} name={name} />
      ))}
    </Tabs>
  )
}
