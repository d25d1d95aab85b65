import type { MachineAction } from '@pocketsoc/contract'
import { useRouter } from 'expo-router'
import { failureWords } from '../../lib/failure.ts'
import { Chevron, RowButton } from '../../ui/row-button.tsx'
import { Section } from '../../ui/section.tsx'
import { useMachineAction } from './action-queries.ts'
import { actionState } from './action-words.ts'

/** What became of the request for one of several machines. */
export type ManyOutcome = { name: string; actionId: string; error: null } | { name: string; actionId: null; error: Error }

/** `4 asked for`, `3 asked for, 1 not`. */
export function outcomeWords(outcomes: readonly ManyOutcome[]): string {
  const asked = outcomes.filter(({ actionId }) => actionId !== null).length
  const refused = outcomes.length - asked
  return refused === 0 ? `${asked} asked for` : `${asked} asked for, ${refused} not`
}

/** Each machine, live to its end; leaving it changes nothing. */
export function ManyOutcomes({ outcomes, onClose }: { outcomes: ManyOutcome[]; onClose: () => void }) {
  return (
    <Section title="Machines" footer="They go on by themselves. You can close this and come back.">
      {outcomes.map((outcome) =>
        outcome.actionId === null ? (
          <RowButton
            key={outcome.name}
            label={outcome.name}
            note={refusalOf(outcome.error)}
            icon="warning"
            disabled
            onPress={nothing}
          />
        ) : (
          <Followed key={outcome.actionId} name={outcome.name} actionId={outcome.actionId} onClose={onClose} />
        ),
      )}
    </Section>
  )
}

const nothing = () => undefined

function refusalOf(error: Error): string {
  const { title, detail, remedy } = failureWords(error)
  return [detail ?? title, remedy].filter(Boolean).join(' ')
}

function noteOf(action: MachineAction): string {
  const { word } = actionState(action)
  return action.failure ? `${word}. ${action.failure.detail}` : word
}

function Followed({ name, actionId, onClose }: { name: string; actionId: string; onClose: () => void }) {
  const router = useRouter()
  const { data: action } = useMachineAction(actionId)
  return (
    <RowButton
      role="link"
      label={name}
      note={action ? noteOf(action) : null}
      icon={action?.kind === 'release' ? 'release' : 'isolate'}
      trailing={<Chevron />}
      onPress={() => {
        onClose()
        router.push(`/machines/actions/${actionId}`)
      }}
    />
  )
}
