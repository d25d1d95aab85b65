import { NativeTabs } from 'expo-router/unstable-native-tabs'
import { useTheme } from '../ui/theme.ts'
import { SignedIn } from './signed-in.tsx'
import { useTabCounts } from './tab-counts.ts'
import { tabs } from './tabs.ts'

/** The system's own tab bar. */
export function TabsLayout() {
  return (
    <SignedIn>
      <SignedInTabs />
    </SignedIn>
  )
}

function SignedInTabs() {
  const { colors } = useTheme()
  const waiting = useTabCounts()
  return (
    <NativeTabs tintColor={colors.accent} minimizeBehavior="onScrollDown">
      {tabs.map(({ name, label, symbol }) => (
        <NativeTabs.Trigger key={name} name={name}>
          <NativeTabs.Trigger.Label>{label}</NativeTabs.Trigger.Label>
          <NativeTabs.Trigger.Icon sf={symbol} />
          {waiting[name] ? <NativeTabs.Trigger.Badge>{String(waiting[name])}</NativeTabs.Trigger.Badge> : null}
        </NativeTabs.Trigger>
      ))}
    </NativeTabs>
  )
}
