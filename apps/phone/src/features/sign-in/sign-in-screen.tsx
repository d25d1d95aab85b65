import { space } from '@pocketsoc/tokens'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { ScrollView, StyleSheet, View } from 'react-native'
import { useSafeAreaInsets } from 'react-native-safe-area-context'
import { checkServerAddress } from '../../lib/server-address.ts'
import { useSession } from '../../lib/session.tsx'
import { loadServerUrl } from '../../lib/session-store.ts'
import { BrandMark } from '../../ui/brand-mark.tsx'
import { Button } from '../../ui/button.tsx'
import { Text } from '../../ui/text.tsx'
import { useTheme } from '../../ui/theme.ts'
import { failureSentences, SignInFailed } from './authorization.ts'
import { Notice } from './notice.tsx'
import { ServerField } from './server-field.tsx'
import { startSignIn } from './start-sign-in.ts'

/** The door: one button to the portal, and underneath which server it leads to. */
export function SignInScreen() {
  const { colors } = useTheme()
  const insets = useSafeAreaInsets()
  const { state, signIn } = useSession()
  const [typedServer, setTypedServer] = useState('')

  useEffect(() => {
    void loadServerUrl().then(setTypedServer)
  }, [])

  const enter = useMutation({
    mutationFn: async () => {
      const server = checkServerAddress(typedServer)
      if (!server.ok) throw new WrongAddress(server.reason)
      const session = await startSignIn(server.origin)
      if (session) await signIn(session)
    },
  })
  const notice = enter.error ? sentenceOf(enter.error) : state.at === 'signed-out' ? state.notice : null

  return (
    <ScrollView
      style={{ backgroundColor: colors.background }}
      contentContainerStyle={[styles.page, { paddingTop: insets.top + space.xxl, paddingBottom: insets.bottom + space.xl }]}
      keyboardShouldPersistTaps="handled"
    >
      <View style={styles.brand}>
        <BrandMark size={96} />
        <Text variant="largeTitle" role="heading" aria-level={1} style={styles.centred}>
          PocketSOC
        </Text>
        <Text variant="body" tone="textSecondary" style={styles.centred}>
          Every detection, with what you need to judge it, in your hand.
        </Text>
      </View>
      <View style={styles.actions}>
        {notice && !enter.isPending ? <Notice words={notice} /> : null}
        <Button label="Sign in with the portal" busy={enter.isPending} onPress={() => enter.mutate()} />
        <ServerField value={typedServer} onChange={setTypedServer} />
      </View>
    </ScrollView>
  )
}

class WrongAddress extends Error {
  override readonly name = 'WrongAddress'
}

function sentenceOf(error: Error): string {
  if (error instanceof WrongAddress) return error.message
  return failureSentences[error instanceof SignInFailed ? error.failure : 'refused']
}

const styles = StyleSheet.create({
  page: { flexGrow: 1, justifyContent: 'space-between', paddingHorizontal: space.xl, gap: space.xxl },
  brand: { flexGrow: 1, alignItems: 'center', justifyContent: 'center', gap: space.md },
  centred: { textAlign: 'center', maxWidth: 320 },
  actions: { gap: space.lg, width: '100%', maxWidth: 420, alignSelf: 'center' },
})
