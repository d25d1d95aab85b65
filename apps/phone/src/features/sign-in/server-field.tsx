import { minimumTarget, radius, space } from '@pocketsoc/tokens'
import { useState } from 'react'
import { StyleSheet, TextInput, View } from 'react-native'
import { Press } from '../../ui/press.tsx'
import { fontFamily, Text } from '../../ui/text.tsx'
import { useTheme } from '../../ui/theme.ts'

/** Which server the button leads to; a press opens it for typing. */
export function ServerField({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const { colors } = useTheme()
  const [open, setOpen] = useState(false)
  if (!open) {
    return (
      <Press role="button" aria-label={`Server ${value}, change`} onPress={() => setOpen(true)} style={styles.closed}>
        <Text variant="footnote" tone="textTertiary" style={styles.centred}>
          Server
        </Text>
        <Text variant="subhead" tone="textSecondary" style={styles.centred}>
          {value.replace(/^https:\/\//, '')}
        </Text>
      </Press>
    )
  }
  return (
    <View style={styles.open}>
      <Text variant="footnote" tone="textSecondary">
        Server
      </Text>
      <TextInput
        aria-label="Server address"
        value={value}
        onChangeText={onChange}
        autoFocus
        autoCapitalize="none"
        autoCorrect={false}
        inputMode="url"
        placeholder="https://soc.fabrikam.example"
        placeholderTextColor={colors.textTertiary}
        style={[styles.input, { color: colors.text, backgroundColor: colors.raised }]}
      />
    </View>
  )
}

const styles = StyleSheet.create({
  closed: { minHeight: minimumTarget, justifyContent: 'center' },
  centred: { textAlign: 'center' },
  open: { gap: space.xs },
  input: { minHeight: minimumTarget + 4, paddingHorizontal: space.md, borderRadius: radius.md, fontSize: 17, fontFamily },
})
