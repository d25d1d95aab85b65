import type { Detection } from '@pocketsoc/contract'
import { space } from '@pocketsoc/tokens'
import { StyleSheet, View } from 'react-native'
import { exactTime } from '../../lib/time-words.ts'
import { Section } from '../../ui/section.tsx'
import { Text } from '../../ui/text.tsx'

/** What colleagues wrote in the vendor's portal. */
export function Comments({ comments }: { comments: Detection['comments'] }) {
  if (comments.length === 0) return null
  return (
    <Section title="Comments" count={comments.length}>
      {comments.map(({ text, author, at }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two comments may be alike in everything but their place
        <View key={index} style={styles.comment}>
          <Text variant="footnote" tone="textSecondary">
            {[author ?? 'Unknown author', at ? exactTime(at) : null].filter(Boolean).join('  ·  ')}
          </Text>
          <Text variant="callout" selectable>
            {text}
          </Text>
        </View>
      ))}
    </Section>
  )
}

const styles = StyleSheet.create({ comment: { padding: space.lg, gap: space.xs } })
