import { Stack } from 'expo-router'
import { Platform } from 'react-native'

/** Settings under the system's large title; in a browser the page has its own. */
export function SettingsLayout() {
  return (
    <Stack screenOptions={{ headerShown: Platform.OS !== 'web', headerShadowVisible: false }}>
      <Stack.Screen name="index" options={{ title: 'Settings', headerLargeTitleEnabled: true }} />
    </Stack>
  )
}
