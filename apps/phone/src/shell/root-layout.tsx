import { PersistQueryClientProvider } from '@tanstack/react-query-persist-client'
import { DarkTheme, DefaultTheme, SplashScreen, Stack, ThemeProvider } from 'expo-router'
import { useEffect } from 'react'
import { StyleSheet, View } from 'react-native'
import { persistOptions, queryClient } from '../lib/query-cache.ts'
import { SessionProvider, useSession } from '../lib/session.tsx'
import { GestureRoot } from '../ui/gesture-root.tsx'
import { useTheme } from '../ui/theme.ts'
import { loadFont } from '../ui/web-font.ts'

void SplashScreen.preventAutoHideAsync()
loadFont()

/** Everything the app stands on: session, kept data, appearance; then the door or the rooms behind it. */
export function RootLayout() {
  return (
    <SessionProvider>
      <PersistQueryClientProvider client={queryClient} persistOptions={persistOptions}>
        <Rooms />
      </PersistQueryClientProvider>
    </SessionProvider>
  )
}

function Rooms() {
  const { scheme, colors } = useTheme()
  const { state } = useSession()
  const restored = state.at !== 'restoring'

  useEffect(() => {
    if (restored) void SplashScreen.hideAsync()
  }, [restored])

  if (!restored) return null
  const base = scheme === 'dark' ? DarkTheme : DefaultTheme
  const { background, surface: card, text, border, accent: primary } = colors
  return (
    <ThemeProvider value={{ ...base, colors: { ...base.colors, background, card, text, border, primary } }}>
      <GestureRoot>
        <View role="main" style={styles.rooms}>
          <Stack screenOptions={{ headerShown: false, animation: 'fade' }}>
            <Stack.Protected guard={state.at === 'signed-in'}>
              <Stack.Screen name="(tabs)" />
            </Stack.Protected>
            <Stack.Protected guard={state.at === 'signed-out'}>
              <Stack.Screen name="sign-in" />
              <Stack.Screen name="auth" />
            </Stack.Protected>
          </Stack>
        </View>
      </GestureRoot>
    </ThemeProvider>
  )
}

const styles = StyleSheet.create({ rooms: { flex: 1 } })
