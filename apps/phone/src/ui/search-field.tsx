import { minimumTarget, radius, space } from '@pocketsoc/tokens'
import { useState } from 'react'
import { StyleSheet, TextInput, View } from 'react-native'
import { Icon } from './icon.tsx'
import { Press } from './press.tsx'
import { fontFamily } from './text.tsx'
import { useTheme } from './theme.ts'

/** A search field as the system draws it, for where there is no system bar to hold one. */
export function SearchField({ label, value, onChange }: { label: string; value: string; onChange: (text: string) => void }) {
  const { colors } = useTheme()
  const [focused, setFocused] = useState(false)
  return (
    <View style={[styles.field, { backgroundColor: colors.raised, borderColor: focused ? colors.accent : colors.raised }]}>
      <Icon name="search" color={colors.textTertiary} size={18} weight={2.1} />
      <TextInput
        role="searchbox"
        aria-label={label}
        placeholder={label}
        placeholderTextColor={colors.textTertiary}
        value={value}
        onChangeText={onChange}
        autoCapitalize="none"
        autoCorrect={false}
        spellCheck={false}
        inputMode="search"
        maxLength={200}
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
        style={[styles.input, { color: colors.text }]}
      />
      {value === '' ? null : (
        <Press role="button" aria-label="Clear search" onPress={() => onChange('')} style={styles.clear}>
          <Icon name="close" color={colors.textTertiary} size={16} weight={2.4} />
        </Press>
      )}
    </View>
  )
}

const styles = StyleSheet.create({
  field: {
    flexDirection: 'row',
    alignItems: 'center',
    gap: space.sm,
    minHeight: minimumTarget,
    paddingLeft: space.md,
    borderRadius: radius.md + 1,
    borderWidth: 2,
  },
  // 16 px or more: Safari on an iPhone zooms into a smaller field.
  input: {
    flex: 1,
    outlineWidth: 0,
    minWidth: 0,
    paddingVertical: space.sm,
    fontSize: 17,
    fontFamily,
    minHeight: minimumTarget,
    // Over the field's border, which would else take from the height that a finger can hit.
    marginVertical: -2,
  },
  clear: {
    minWidth: minimumTarget,
    minHeight: minimumTarget,
    marginVertical: -2,
    alignItems: 'center',
    justifyContent: 'center',
  },
})
