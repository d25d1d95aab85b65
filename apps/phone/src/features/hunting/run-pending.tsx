import type { HuntingRun } from '@pocketsoc/contract'
import { space } from '@pocketsoc/tokens'
import { ScrollView, StyleSheet, View } from 'react-native'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { CancelButton } from './run-bar.tsx'
import { RunProblem } from './run-outcome.tsx'

export interface RunPendingProps {
  run: HuntingRun
  starting: boolean
  cancelling: boolean
  onCancel: () => void
  onEdit: () => void
  onAgain: () => void
}

/** A run without a result: still running, failed, cancelled, or past the hour that results are kept. */
export function RunPending({ run, starting, cancelling, onCancel, onEdit, onAgain }: RunPendingProps) {
  const actions = (
    <View style={styles.actions}>
      <Button label="Run again" busy={starting} onPress={onAgain} />
      <Button kind="plain" label="Edit the query" onPress={onEdit} />
    </View>
  )
  switch (run.state) {
    case 'running':
      return (
        <EmptyState
          icon="clock"
          title="The query is running"
          words="It goes on when you leave. Find it again in the history, or here."
        >
          <CancelButton run={run} cancelling={cancelling} onCancel={onCancel} />
        </EmptyState>
      )
    case 'failed':
      return (
        <ScrollView contentContainerStyle={styles.content}>
          <RunProblem problem={run.problem} onShowPlace={null} />
          {actions}
        </ScrollView>
      )
    case 'cancelled':
      return (
        <EmptyState icon="stop" title="Cancelled" words="The answer to it was dropped.">
          {actions}
        </EmptyState>
      )
    default:
      return (
        <EmptyState icon="clock" title="The result is gone" words="Results are kept for an hour.">
          {actions}
        </EmptyState>
      )
  }
}

const styles = StyleSheet.create({ content: { padding: space.lg, gap: space.lg }, actions: { gap: space.sm } })
