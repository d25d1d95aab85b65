import { space } from '@pocketsoc/tokens'
import { StyleSheet, View } from 'react-native'
import { Section } from '../../ui/section.tsx'
import { Text } from '../../ui/text.tsx'

/** The vendor's own account of it. */
export function Story({ description }: { description: string | null }) {
  if (!description) return null
  return (
    <Section title="What happened">
      <View style={styles.words}>
        <Text variant="callout" selectable style={styles.text}>
          {description.trim()}
        </Text>
      </View>
    </Section>
  )
}

const styles = StyleSheet.create({ words: { padding: space.lg }, text: { lineHeight: 23 } })
