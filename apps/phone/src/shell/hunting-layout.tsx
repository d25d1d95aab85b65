import { Stack } from 'expo-router'
import { Platform } from 'react-native'
import { useTheme } from '../ui/theme.ts'

/** Hunting under the system's large title, and over it the runs that are open; in a browser the pages have their own. */
export function HuntingLayout() {
  const { colors } = useTheme()
  return (
    <Stack screenOptions={{ headerShown: Platform.OS !== 'web', headerShadowVisible: false, headerTintColor: colors.accent }}>
      <Stack.Screen name="index" options={{ title: 'Hunting', headerLargeTitleEnabled: true }} />
    </Stack>
  )
}
