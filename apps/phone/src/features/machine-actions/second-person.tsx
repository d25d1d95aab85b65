import { space } from '@pocketsoc/tokens'
import { StyleSheet, View } from 'react-native'
import { RowButton } from '../../ui/row-button.tsx'
import { Section } from '../../ui/section.tsx'
import { Text } from '../../ui/text.tsx'

export interface SecondPersonProps {
  why: string
  /** How long the request waits. */
  minutes: number
  mayBreak: boolean
  broken: boolean
  onBreak: (broken: boolean) => void
}

/** That a second person decides, and the owner's way past it for when nobody answers. */
export function SecondPerson({ why, minutes, mayBreak, broken, onBreak }: SecondPersonProps) {
  return (
    <Section title="Approval">
      <View style={styles.words}>
        <Text variant="callout">{why}</Text>
        <Text variant="footnote" tone="textSecondary">
          A colleague who may isolate decides. Without an answer the request ends after {minutes} minutes.
        </Text>
      </View>
      {mayBreak ? (
        <RowButton
          icon="bolt"
          tone="danger"
          role="checkbox"
          chosen={broken}
          label="Act without approval"
          note="For owners, in an emergency. Your reason above goes on the record, and everybody sees it."
          onPress={() => onBreak(!broken)}
        />
      ) : null}
    </Section>
  )
}

const styles = StyleSheet.create({ words: { padding: space.lg, gap: space.xs } })
