import { minimumTarget, radius, space } from '@pocketsoc/tokens'
import { ScrollView, StyleSheet, View } from 'react-native'
import { Press } from '../../ui/press.tsx'
import { Text } from '../../ui/text.tsx'
import { useTheme } from '../../ui/theme.ts'
import type { Completion } from './completion.ts'
import { inkOf } from './token-ink.ts'

export interface CompletionChipsProps {
  completions: readonly Completion[]
  onChoose: (completion: Completion) => void
}

/** Words that fit at the cursor, to be inserted by a tap. */
export function CompletionChips({ completions, onChoose }: CompletionChipsProps) {
  const theme = useTheme()
  const { colors } = theme
  return (
    <ScrollView
      horizontal
      keyboardShouldPersistTaps="always"
      showsHorizontalScrollIndicator={false}
      role="group"
      aria-label="Words that fit here"
      style={[styles.bar, { backgroundColor: colors.raised, borderTopColor: colors.border }]}
      contentContainerStyle={styles.chips}
    >
      {completions.map((completion) => (
        <Press
          key={`${completion.kind} ${completion.text}`}
          role="button"
          aria-label={
            completion.kind === 'pipe' ? 'Insert a pipe on a new line' : `Insert ${completion.text}, ${completion.kind}`
          }
          onPress={() => onChoose(completion)}
          style={styles.target}
        >
          <View style={[styles.chip, { backgroundColor: colors.surface, borderColor: colors.border }]}>
            <Text variant="mono" color={inkOf(completion.kind, theme)} style={styles.word}>
              {completion.text}
            </Text>
          </View>
        </Press>
      ))}
    </ScrollView>
  )
}

const styles = StyleSheet.create({
  bar: { borderTopWidth: StyleSheet.hairlineWidth, flexGrow: 0, minHeight: minimumTarget + 4 },
  chips: { gap: 6, paddingHorizontal: space.sm, alignItems: 'center', minHeight: minimumTarget + 4 },
  target: { minHeight: minimumTarget, minWidth: minimumTarget, justifyContent: 'center' },
  chip: {
    minHeight: 34,
    alignItems: 'center',
    justifyContent: 'center',
    paddingHorizontal: 10,
    borderRadius: radius.md,
    borderWidth: 1,
  },
  word: { fontSize: 14 },
})
