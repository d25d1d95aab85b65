import { ApiProblem, type HuntingRun } from '@pocketsoc/contract'
import { useQueryClient } from '@tanstack/react-query'
import { randomUUID } from 'expo-crypto'
import { type Href, useLocalSearchParams, useRouter } from 'expo-router'
import { StyleSheet, View } from 'react-native'
import { failureWords } from '../../lib/failure.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ListFailure, ListSkeleton } from '../../ui/list-states.tsx'
import { useNotify } from '../../ui/notices.tsx'
import { SubPageBar } from '../../ui/sub-page-bar.tsx'
import { useTheme } from '../../ui/theme.ts'
import { useCancelRun, useHuntingRun, useStartRun } from './hunting-queries.ts'
import { placeOf } from './place.ts'
import { ResultView } from './result-view.tsx'
import { RunPending } from './run-pending.tsx'
import { changeDraft } from './use-draft.ts'

/** One run by its id: waited for, its result, or why there is none. */
export function RunScreen() {
  const { run: runId, id } = useLocalSearchParams<{ run: string; id?: string }>()
  const { colors } = useTheme()
  const place = placeOf(id ?? null)
  return (
    <View style={[styles.page, { backgroundColor: colors.grouped }]}>
      <SubPageBar title="Result" ground={colors.grouped} back={{ label: 'the query', href: place.editor }} />
      <Body runId={runId} detectionId={id ?? null} />
    </View>
  )
}

function Body({ runId, detectionId }: { runId: string; detectionId: string | null }) {
  const router = useRouter()
  const queries = useQueryClient()
  const notify = useNotify()
  const place = placeOf(detectionId)
  const { data: run, error, refetch } = useHuntingRun(runId)
  const cancel = useCancelRun()
  const start = useStartRun(({ id }) => router.replace(place.runOf(id) as Href))

  if (!run) {
    if (error instanceof ApiProblem && (error.status === 404 || error.status === 400)) {
      return <EmptyState icon="search" title="This run is no longer there" words="The history holds your last 50 runs." />
    }
    return error ? (
      <ListFailure words={failureWords(error)} onRetry={() => void refetch()} />
    ) : (
      <ListSkeleton label="Reading the run" />
    )
  }
  if (run.state === 'done' && run.result) return <ResultView run={run} result={run.result} />

  function edit({ query, days, configurationId, id }: HuntingRun): void {
    changeDraft(queries, place.name, { query, days, profileId: configurationId, runId: id, savedId: null })
    if (router.canGoBack()) router.back()
    else router.replace(place.editor as Href)
  }

  function again({ query, days, configurationId }: HuntingRun): void {
    start.mutate(
      { id: randomUUID(), configurationId, query, days },
      {
        onError: (problem) => {
          const { title, remedy } = failureWords(problem)
          notify({ kind: 'failed', title, words: remedy })
        },
      },
    )
  }

  return (
    <RunPending
      run={run}
      starting={start.isPending}
      cancelling={cancel.isPending}
      onCancel={() => cancel.mutate(run.id)}
      onEdit={() => edit(run)}
      onAgain={() => again(run)}
    />
  )
}

const styles = StyleSheet.create({ page: { flex: 1 } })
