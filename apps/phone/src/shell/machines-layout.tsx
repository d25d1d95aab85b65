import { Stack } from 'expo-router'
import { Platform } from 'react-native'
import { useTheme } from '../ui/theme.ts'

/** The machines and, over them, what is open from them; in a browser each page has its own bar. */
export function MachinesLayout() {
  const { colors } = useTheme()
  const headerStyle = { backgroundColor: colors.grouped }
  return (
    <Stack
      screenOptions={{
        headerShown: Platform.OS !== 'web',
        headerTintColor: colors.accent,
        headerTitleStyle: { color: colors.text },
        headerShadowVisible: false,
      }}
    >
      <Stack.Screen name="index" options={{ title: 'Machines', headerShown: false }} />
      <Stack.Screen name="[id]" options={{ title: '', headerStyle }} />
      <Stack.Screen name="actions/index" options={{ title: '', headerStyle }} />
      <Stack.Screen name="actions/[id]" options={{ title: '', headerStyle }} />
    </Stack>
  )
}
