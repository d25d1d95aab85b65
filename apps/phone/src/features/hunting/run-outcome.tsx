import type { HuntingRun } from '@pocketsoc/contract'
import { space } from '@pocketsoc/tokens'
import { StyleSheet } from 'react-native'
import { ProblemCard } from '../../ui/problem-card.tsx'
import { Chevron, RowButton } from '../../ui/row-button.tsx'
import { Section } from '../../ui/section.tsx'
import { Text } from '../../ui/text.tsx'
import { resultWords } from './run-words.ts'

export interface RunOutcomeProps {
  run: HuntingRun
  onOpen: () => void
  /** Moves the cursor to where the query is wrong; null where that place is not in the query on screen. */
  onShowPlace: (() => void) | null
}

/** What became of the last run of the query on screen. */
export function RunOutcome({ run, onOpen, onShowPlace }: RunOutcomeProps) {
  switch (run.state) {
    case 'done':
      return (
        <Section>
          <RowButton
            role="link"
            icon="check"
            label="Show the result"
            note={run.result ? resultWords(run.result) : 'Kept for an hour, which is over'}
            trailing={<Chevron />}
            onPress={onOpen}
          />
        </Section>
      )
    case 'failed':
      return <RunProblem problem={run.problem} onShowPlace={onShowPlace} />
    case 'cancelled':
      return (
        <Section>
          <Text variant="subhead" tone="textSecondary" role="status" style={styles.cancelled}>
            Cancelled. The answer to it was dropped.
          </Text>
        </Section>
      )
    default:
      return null
  }
}

export interface RunProblemProps {
  problem: HuntingRun['problem']
  onShowPlace: (() => void) | null
}

/** Why a run failed, and where in the query. */
export function RunProblem({ problem, onShowPlace }: RunProblemProps) {
  const { position, title = 'The query failed', detail = null, remedy, vendorCode = null } = problem ?? { position: null }
  const place = position ? `Line ${position.line}, column ${position.column}` : null
  return (
    <ProblemCard
      title={place ? `${title} · ${place}` : title}
      detail={detail}
      remedy={remedy ?? detail ?? 'Change the query and run it again.'}
      vendorCode={vendorCode}
    >
      {place && onShowPlace ? <RowButton icon="target" tone="accent" label="Go to this place" onPress={onShowPlace} /> : null}
    </ProblemCard>
  )
}

const styles = StyleSheet.create({ cancelled: { padding: space.lg } })
