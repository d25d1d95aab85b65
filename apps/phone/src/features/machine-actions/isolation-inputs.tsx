import { space } from '@pocketsoc/tokens'
import { StyleSheet, View } from 'react-native'
import { Chip } from '../../ui/chip.tsx'
import { RowButton } from '../../ui/row-button.tsx'
import { Section } from '../../ui/section.tsx'
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

const styles = StyleSheet.create({
  why: { gap: space.xs },
  chips: { flexDirection: 'row', flexWrap: 'wrap', columnGap: space.sm },
})
