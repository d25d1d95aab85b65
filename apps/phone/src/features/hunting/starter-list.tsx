import type { StarterQuery } from '@pocketsoc/contract'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Chevron, RowButton } from '../../ui/row-button.tsx'
import { Section } from '../../ui/section.tsx'
import { choicesFor, inOrderOfUse, type Offered } from './starter-filling.ts'

export interface StarterListProps {
  starters: readonly StarterQuery[]
  offered: readonly Offered[]
  onChoose: (starter: StarterQuery) => void
}

/** Ready queries; those that the detection can fill come first. */
export function StarterList({ starters, offered, onChoose }: StarterListProps) {
  if (starters.length === 0) {
    return <EmptyState icon="search" title="No ready queries" words="This profile’s vendor brings none. Write your own." />
  }
  return (
    <Section>
      {inOrderOfUse(starters, offered).map((starter) => (
        <RowButton
          key={starter.id}
          label={starter.name}
          note={[starter.description, needs(starter, offered)].filter(Boolean).join(' ')}
          {...(starter.parameters.length > 0 ? { trailing: <Chevron /> } : {})}
          onPress={() => onChoose(starter)}
        />
      ))}
    </Section>
  )
}

function needs({ parameters }: StarterQuery, offered: readonly Offered[]): string | null {
  if (parameters.length === 0) return null
  const missing = parameters.filter((parameter) => choicesFor(parameter, offered).length === 0)
  if (missing.length === 0) return 'Filled from the detection.'
  return `Asks for: ${missing.map(({ label }) => label).join(', ')}.`
}
