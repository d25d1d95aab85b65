import { useState } from 'react'
import { failureWords } from '../../lib/failure.ts'
import { useNow } from '../../lib/use-now.ts'
import { Fact } from '../../ui/fact.tsx'
import { RowButton } from '../../ui/row-button.tsx'
import { Section } from '../../ui/section.tsx'
import { useActionsOfMachine } from './action-queries.ts'
import { ActionRow } from './action-row.tsx'

const fewRows = 3

/** What was done to a machine, from here and from elsewhere. */
export function MachineActionsSection({ machineId }: { machineId: string }) {
  const now = useNow()
  const [all, setAll] = useState(false)
  const { data: actions, error, refetch } = useActionsOfMachine(machineId)
  if (!actions) {
    return (
      <Section title="Actions">
        {error ? (
          <RowButton
            icon="refresh"
            label="Actions could not be read"
            note={failureWords(error).remedy}
            onPress={() => void refetch()}
          />
        ) : (
          <Fact label="Actions" value="Reading…" />
        )}
      </Section>
    )
  }
  const shown = all ? actions : actions.slice(0, fewRows)
  return (
    <Section title="Actions" count={actions.length}>
      {actions.length === 0 ? <Fact label="None" value="Nothing was done to this machine" /> : null}
      {shown.map((action) => (
        <ActionRow key={action.id} action={action} now={now} withMachine={false} />
      ))}
      {shown.length < actions.length ? (
        <RowButton tone="accent" label={`Show all ${actions.length}`} onPress={() => setAll(true)} />
      ) : null}
    </Section>
  )
}
