import type { StarterQuery } from '@pocketsoc/contract'
import { space } from '@pocketsoc/tokens'
import { useState } from 'react'
import { StyleSheet, View } from 'react-native'
import { Button } from '../../ui/button.tsx'
import { RowButton } from '../../ui/row-button.tsx'
import { Section } from '../../ui/section.tsx'
import { Text } from '../../ui/text.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { choicesFor, complaint, fill, type Offered, type Parameter } from './starter-filling.ts'

export interface StarterFormProps {
  starter: StarterQuery
  offered: readonly Offered[]
  onUse: (query: string) => void
  onBack: () => void
}

/** Asks for what a starter needs: to choose from what the detection offers, or to type. */
export function StarterForm({ starter, offered, onUse, onBack }: StarterFormProps) {
  const [values, setValues] = useState(() => firstChoices(starter, offered))
  const [tried, setTried] = useState(false)
  const complaints = starter.parameters.map(({ kind, name }) => complaint(kind, values[name] ?? ''))

  function use(): void {
    setTried(true)
    if (complaints.every((words) => words === null)) onUse(fill(starter, values))
  }

  return (
    <View style={styles.stack}>
      <View style={styles.words}>
        <Text variant="headline" role="heading" aria-level={2}>
          {starter.name}
        </Text>
        <Text variant="subhead" tone="textSecondary">
          {starter.description}
        </Text>
      </View>
      {starter.parameters.map((parameter, index) => (
        <ParameterField
          key={parameter.name}
          parameter={parameter}
          choices={choicesFor(parameter, offered)}
          value={values[parameter.name] ?? ''}
          complaint={tried ? (complaints[index] ?? null) : null}
          onChange={(value) => setValues((before) => ({ ...before, [parameter.name]: value }))}
        />
      ))}
      <Button label="Put into the editor" onPress={use} />
      <Button kind="plain" label="Back to the list" onPress={onBack} />
    </View>
  )
}

function firstChoices({ parameters }: StarterQuery, offered: readonly Offered[]): Record<string, string> {
  return Object.fromEntries(parameters.map((parameter) => [parameter.name, choicesFor(parameter, offered)[0]?.value ?? '']))
}

interface ParameterFieldProps {
  parameter: Parameter
  choices: readonly Offered[]
  value: string
  complaint: string | null
  onChange: (value: string) => void
}

function ParameterField({ parameter, choices, value, complaint: words, onChange }: ParameterFieldProps) {
  const [typing, setTyping] = useState(choices.length === 0)
  return (
    <View style={styles.field}>
      {choices.length > 0 ? (
        <View role="radiogroup" aria-label={parameter.label}>
          <Section title={parameter.label}>
            {choices.map((choice) => (
              <RowButton
                key={choice.value}
                label={choice.label}
                note={choice.label === choice.value ? null : choice.value}
                chosen={!typing && choice.value === value}
                onPress={() => {
                  setTyping(false)
                  onChange(choice.value)
                }}
              />
            ))}
            <RowButton
              label="Another value"
              chosen={typing}
              onPress={() => {
                setTyping(true)
                onChange('')
              }}
            />
          </Section>
        </View>
      ) : null}
      {typing ? <TextArea single label={parameter.label} value={value} onChange={onChange} maxLength={1000} /> : null}
      {words ? (
        <Text variant="footnote" tone="danger" role="alert" style={styles.complaint}>
          {words}
        </Text>
      ) : null}
    </View>
  )
}

const styles = StyleSheet.create({
  stack: { gap: space.lg },
  words: { gap: space.xs, paddingHorizontal: space.xs },
  field: { gap: space.sm },
  complaint: { paddingHorizontal: space.xs },
})
