import { space } from '@pocketsoc/tokens'
import type { ReactNode } from 'react'
import { ScrollView, StyleSheet, View } from 'react-native'
import { env } from '../../lib/env.ts'
import { failureWords } from '../../lib/failure.ts'
import { useMe } from '../../lib/me-queries.ts'
import { useSession } from '../../lib/session.tsx'
import { Fact } from '../../ui/fact.tsx'
import { Section } from '../../ui/section.tsx'
import { useTheme } from '../../ui/theme.ts'
import { AccountSection } from './account-section.tsx'
import { DeviceSection } from './device-section.tsx'
import { SettingsTitle } from './settings-title.tsx'
import { SignOut } from './sign-out.tsx'
import { SwipeSection } from './swipe-section.tsx'

/** Account, what the other features add (`children`), this device and the way out. */
export function SettingsScreen({ children }: { children: ReactNode }) {
  const { colors } = useTheme()
  const { state } = useSession()
  const { data: me, error } = useMe()
  return (
    <View style={[styles.page, { backgroundColor: colors.grouped }]}>
      <ScrollView contentContainerStyle={styles.content} contentInsetAdjustmentBehavior="automatic">
        <SettingsTitle />
        {me ? (
          <AccountSection me={me} />
        ) : (
          <Section title="Account">
            <Fact label="Account" value={error ? failureWords(error).remedy : 'Reading…'} />
          </Section>
        )}
        {children}
        {me?.device ? <DeviceSection device={me.device} /> : null}
        <SwipeSection />
        <Section title="App">
          <Fact label="Server" value={state.at === 'signed-in' ? state.session.serverUrl : ''} />
          <Fact label="Appearance" value="Follows the system" />
          <Fact label="Version" value={env.appVersion} />
        </Section>
        <SignOut />
      </ScrollView>
    </View>
  )
}

const styles = StyleSheet.create({
  page: { flex: 1 },
  content: { width: '100%', maxWidth: 760, alignSelf: 'center', padding: space.lg, paddingBottom: space.xxl * 2, gap: space.xl },
})
