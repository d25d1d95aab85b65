import { radius, space } from '@pocketsoc/tokens'
import { type Ref, useState } from 'react'
import { Platform, StyleSheet, TextInput, type TextStyle, View } from 'react-native'
import { monoFamily, Text } from '../../ui/text.tsx'
import { type Theme, useTheme } from '../../ui/theme.ts'
import { type Token, tokenize, type Vocabulary } from './kql-tokens.ts'
import { withStraightQuotes } from './straight-quotes.ts'
import { inkOf } from './token-ink.ts'
import type { Editor } from './use-editor.ts'

export interface QueryEditorProps {
  ref: Ref<TextInput>
  query: string
  vocabulary: Vocabulary
  editor: Editor
  /** The part that the vendor complains about. */
  marked: { from: number; to: number } | null
  /** Names the bar that is shown above the keyboard while this is written in. */
  accessoryId: string
  onChange: (query: string) => void
  onFocusChange: (focused: boolean) => void
}

/**
 * A query with its words coloured. The coloured text lies under a field whose own letters cannot be seen: both wrap
 * alike, so that the cursor stands where it seems to.
 */
export function QueryEditor({ query, vocabulary, editor, marked, onChange, onFocusChange, ...rest }: QueryEditorProps) {
  const { colors } = useTheme()
  const [focused, setFocused] = useState(false)
  function focus(on: boolean): void {
    setFocused(on)
    onFocusChange(on)
  }
  return (
    <View style={[styles.field, { backgroundColor: colors.surface, borderColor: focused ? colors.accent : colors.border }]}>
      <View style={styles.layers}>
        <QueryText query={query} vocabulary={vocabulary} marked={marked} />
        <TextInput
          ref={rest.ref}
          aria-label="Query"
          multiline
          value={query}
          onChangeText={(text) => onChange(withStraightQuotes(query, text))}
          onSelectionChange={editor.onSelectionChange}
          {...(editor.forced ? { selection: editor.forced } : {})}
          onFocus={() => focus(true)}
          onBlur={() => focus(false)}
          placeholder="Write a query, or start from a ready one"
          placeholderTextColor={colors.textTertiary}
          autoCapitalize="none"
          autoCorrect={false}
          autoComplete="off"
          spellCheck={false}
          scrollEnabled={false}
          maxLength={20_000}
          selectionColor={colors.accent}
          inputAccessoryViewID={rest.accessoryId}
          style={[styles.code, styles.input, caretIn(colors.accent)]}
        />
      </View>
    </View>
  )
}

/** A browser draws the caret in the colour of the letters, which cannot be seen here. */
function caretIn(color: string): TextStyle {
  return Platform.OS === 'web' ? ({ caretColor: color } as TextStyle) : {}
}

/** The coloured text of a query, to read or to lie under its field. */
function QueryText({ query, vocabulary, marked }: Pick<QueryEditorProps, 'query' | 'vocabulary' | 'marked'>) {
  const theme = useTheme()
  const tokens = tokenize(query, vocabulary)
  return (
    <Text variant="mono" style={styles.code} aria-hidden>
      {tokens.map((token) => (
        <Text
          key={token.at}
          variant="mono"
          style={[styles.code, { color: inkOf(token.kind, theme) }, isMarked(token, marked) && markStyle(theme)]}
        >
          {token.text}
        </Text>
      ))}
      {/* A last empty line has a height only with something on it. */}
      {'\u200b'}
    </Text>
  )
}

function isMarked({ at, text }: Token, marked: QueryEditorProps['marked']): boolean {
  return marked !== null && at < marked.to && at + text.length > marked.from
}

function markStyle({ colors }: Theme) {
  return { backgroundColor: colors.dangerSoft, textDecorationLine: 'underline', textDecorationColor: colors.danger } as const
}

const styles = StyleSheet.create({
  field: { borderRadius: radius.lg, borderWidth: 1.5, padding: space.md, minHeight: 148 },
  layers: { minHeight: 121 },
  // 16 px or more: Safari on an iPhone zooms into a smaller field.
  code: { fontFamily: monoFamily, fontSize: 16, lineHeight: 24, letterSpacing: 0 },
  input: {
    ...StyleSheet.absoluteFill,
    color: 'transparent',
    padding: 0,
    margin: 0,
    borderWidth: 0,
    outlineWidth: 0,
    textAlignVertical: 'top',
    overflow: 'hidden',
  },
})
