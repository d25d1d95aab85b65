import type { StarterQuery } from '@pocketsoc/contract'
import { Chevron, RowButton } from '../../ui/row-button.tsx'
import { Section } from '../../ui/section.tsx'

export interface FirstStartersProps {
  starters: readonly StarterQuery[]
  onChoose: (starter: StarterQuery) => void
  onAll: () => void
}

const shownAtFirst = 4

/** Under an empty editor: a few ready queries and the way to all of them. */
export function FirstStarters({ starters, onChoose, onAll }: FirstStartersProps) {
  if (starters.length === 0) return null
  return (
    <Section title="Ready queries">
      {starters.slice(0, shownAtFirst).map((starter) => (
        <RowButton
          key={starter.id}
          label={starter.name}
          note={starter.description}
          trailing={<Chevron />}
          onPress={() => onChoose(starter)}
        />
      ))}
      <RowButton tone="accent" label={`All ${starters.length} starters`} onPress={onAll} />
    </Section>
  )
}
