import { space } from '@pocketsoc/tokens'
import { StyleSheet, View } from 'react-native'
import { Button, type ButtonProps } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { RowButton } from '../../ui/row-button.tsx'
import { Section } from '../../ui/section.tsx'
import { Text } from '../../ui/text.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { type IsolationType, type PlanKind, suggestedComments } from './isolation-plan.ts'

const types: { type: IsolationType; label: string; note: string }[] = [
  { type: 'full', label: 'Full', note: 'Everything but the vendor is cut off' },
  { type: 'selective', label: 'Selective', note: 'Mail, chat and exceptions keep the network' },
]

/** The choice between full and selective. */
export function HowMuch({ type, onChange }: { type: IsolationType; onChange: (type: IsolationType) => void }) {
  return (
    <Section title="How much">
      {types.map((choice) => (
        <RowButton
          key={choice.type}
          label={choice.label}
          note={choice.note}
          chosen={choice.type === type}
          onPress={() => onChange(choice.type)}
        />
      ))}
    </Section>
  )
}

export interface WhyProps {
  kind: PlanKind
  comment: string
  onChange: (comment: string) => void
}

/** The comment that goes to the vendor and the record, with words to begin with. */
export function Why({ kind, comment, onChange }: WhyProps) {
  return (
    <View style={styles.why}>
      <TextArea label="Why" value={comment} onChange={onChange} maxLength={1000} placeholder="Needed: your colleagues read it" />
      <View style={styles.chips}>
        {suggestedComments[kind].map((words) => (
          <Chip key={words} role="button" label={words} selected={comment === words} onPress={() => onChange(words)} />
        ))}
      </View>
    </View>
  )
}

export interface SendProps extends Pick<ButtonProps, 'kind' | 'label' | 'busy' | 'onPress'> {
  /** What is to be done before it can be sent; null when nothing is. */
  missing: string | null
}

/** The button that sends the request, and below it what still keeps it from being sent. */
export function Send({ missing, ...button }: SendProps) {
  return (
    <View style={styles.send}>
      <Button {...button} disabled={missing !== null} />
      {missing ? (
        <Text variant="footnote" tone="textSecondary" style={styles.centred}>
          {missing}
        </Text>
      ) : null}
    </View>
  )
}

const styles = StyleSheet.create({
  why: { gap: space.xs },
  chips: { flexDirection: 'row', flexWrap: 'wrap', columnGap: space.sm },
  send: { gap: space.sm },
  centred: { textAlign: 'center' },
})
