import type { HuntingRun } from '@pocketsoc/contract'
import { StyleSheet, View } from 'react-native'
import { failureWords } from '../../lib/failure.ts'
import { ageInWords } from '../../lib/time-words.ts'
import { useNow } from '../../lib/use-now.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { ListFailure, ListSkeleton } from '../../ui/list-states.tsx'
import { RowButton } from '../../ui/row-button.tsx'
import { Section } from '../../ui/section.tsx'
import { useHuntingRuns } from './hunting-queries.ts'
import { queryTitle, runState } from './run-words.ts'
import type { Draft } from './use-draft.ts'

export interface HistoryListProps {
  onUse: (draft: Partial<Draft> & { query: string }) => void
  onOpenRun: (id: string) => void
}

/** The member's last 50 runs: to be run again, or opened while their result is kept. */
export function HistoryList({ onUse, onOpenRun }: HistoryListProps) {
  const now = useNow()
  const { data: runs, error, refetch } = useHuntingRuns()
  if (!runs) {
    if (error) return <ListFailure words={failureWords(error)} onRetry={() => void refetch()} />
    return <ListSkeleton label="Reading the history" />
  }
  if (runs.length === 0) {
    return <EmptyState icon="clock" title="No runs yet" words="Every query that you run is listed here, the newest first." />
  }
  return (
    <Section footer="Your last 50 runs. A result is kept for an hour; the query can be run again at any time.">
      {runs.map((run) => (
        <View key={run.id} style={styles.row}>
          <View style={styles.grow}>
            <RowButton
              label={queryTitle(run.query)}
              note={`${runState(run)} · ${ageInWords(run.startedAt, now)} · ${days(run)}`}
              onPress={() => onUse({ query: run.query, days: run.days, profileId: run.configurationId, savedId: null })}
            />
          </View>
          {run.state === 'running' || run.state === 'done' ? (
            <IconButton icon="table" label={`Open this run of ${queryTitle(run.query)}`} onPress={() => onOpenRun(run.id)} />
          ) : null}
        </View>
      ))}
    </Section>
  )
}

function days(run: HuntingRun): string {
  return run.days === 1 ? '1 day' : `${run.days} days`
}

const styles = StyleSheet.create({
  row: { flexDirection: 'row', alignItems: 'center' },
  grow: { flex: 1, minWidth: 0 },
})
