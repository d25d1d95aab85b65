import { radius, space } from '@pocketsoc/tokens'
import { useState } from 'react'
import { StyleSheet, TextInput, View } from 'react-native'
import { fontFamily, Text } from './text.tsx'
import { useTheme } from './theme.ts'

export interface TextAreaProps {
  label: string
  value: string
  onChange: (text: string) => void
  placeholder?: string
  maxLength: number
  /** One line instead of several; for a name rather than a sentence. */
  single?: boolean
  autoFocus?: boolean
}

/** A labelled field for a few sentences. */
export function TextArea({ label, value, onChange, placeholder, maxLength, single = false, autoFocus }: TextAreaProps) {
  const { colors } = useTheme()
  const [focused, setFocused] = useState(false)
  return (
    <View style={styles.stack}>
      <Text variant="subhead" tone="textSecondary" style={styles.label}>
        {label}
      </Text>
      <TextInput
        aria-label={label}
        value={value}
        onChangeText={onChange}
        placeholder={placeholder}
        placeholderTextColor={colors.textTertiary}
        multiline={!single}
        maxLength={maxLength}
        autoFocus={autoFocus}
        autoCapitalize={single ? 'none' : 'sentences'}
        autoCorrect={!single}
        spellCheck={!single}
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
        style={[
          styles.input,
          single ? null : styles.tall,
          { color: colors.text, backgroundColor: colors.surface, borderColor: focused ? colors.accent : colors.border },
        ]}
      />
    </View>
  )
}

const styles = StyleSheet.create({
  stack: { gap: 6 },
  label: { fontWeight: '600', paddingHorizontal: space.xs },
  // 16 px or more: Safari on an iPhone zooms into a smaller field.
  input: {
    minHeight: 48,
    paddingHorizontal: space.md,
    paddingVertical: 11,
    borderRadius: radius.md + 1,
    borderWidth: 1.5,
    fontSize: 17,
    lineHeight: 22,
    fontFamily,
    outlineWidth: 0,
  },
  tall: { minHeight: 84, textAlignVertical: 'top' },
})
