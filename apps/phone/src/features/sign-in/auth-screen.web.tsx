import { space } from '@pocketsoc/tokens'
import { useRouter } from 'expo-router'
import { useEffect, useRef } from 'react'
import { StyleSheet, View } from 'react-native'
import { useSession } from '../../lib/session.tsx'
import { BrandMark } from '../../ui/brand-mark.tsx'
import { Text } from '../../ui/text.tsx'
import { useTheme } from '../../ui/theme.ts'
import { failureSentences, SignInFailed } from './authorization.ts'
import { finishSignIn } from './start-sign-in.web.ts'

/** Where the portal sends the browser back to: redeems the code, then opens the feed or explains at the sign-in. */
export function AuthScreen() {
  const { signIn, signOut } = useSession()
  const { colors } = useTheme()
  const router = useRouter()
  const begun = useRef(false)

  useEffect(() => {
    // An effect may run twice; the code may be used once.
    if (begun.current) return
    begun.current = true
    finishSignIn(new URLSearchParams(window.location.search))
      .then(signIn)
      .catch((error: unknown) => signOut(failureSentences[error instanceof SignInFailed ? error.failure : 'refused']))
      .finally(() => router.replace('/'))
  }, [signIn, signOut, router])

  return (
    <View style={[styles.page, { backgroundColor: colors.background }]}>
      <BrandMark size={72} />
      <Text variant="callout" tone="textSecondary" accessibilityLiveRegion="polite">
        Signing in…
      </Text>
    </View>
  )
}

const styles = StyleSheet.create({ page: { flex: 1, alignItems: 'center', justifyContent: 'center', gap: space.lg } })
