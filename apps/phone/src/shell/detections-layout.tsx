import { Stack } from 'expo-router'
import { useTheme } from '../ui/theme.ts'

/** The feed and, over it, what is open from it; swiping back always works. */
export function DetectionsLayout() {
  const { colors } = useTheme()
  return (
    <Stack
      screenOptions={{ headerTintColor: colors.accent, headerTitleStyle: { color: colors.text }, headerShadowVisible: false }}
    >
      {/* The feed has a bar of its own: its day headings would stick underneath the system's translucent one. */}
      <Stack.Screen name="index" options={{ title: 'Detections', headerShown: false }} />
      <Stack.Screen name="[id]" options={{ title: '', headerStyle: { backgroundColor: colors.grouped } }} />
      <Stack.Screen name="machines/[id]" options={{ title: '', headerStyle: { backgroundColor: colors.grouped } }} />
    </Stack>
  )
}
