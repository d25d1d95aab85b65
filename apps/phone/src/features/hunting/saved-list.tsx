import type { SavedQuery } from '@pocketsoc/contract'
import { StyleSheet, View } from 'react-native'
import { failureWords } from '../../lib/failure.ts'
import { confirm } from '../../ui/confirm.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { ListFailure, ListSkeleton } from '../../ui/list-states.tsx'
import { useNotify } from '../../ui/notices.tsx'
import { RowButton } from '../../ui/row-button.tsx'
import { Section } from '../../ui/section.tsx'
import { queryTitle } from './run-words.ts'
import { useDeleteQuery, useSavedQueries } from './saved-queries.ts'
import type { Draft } from './use-draft.ts'

/** The member's own queries and those that others share. */
export function SavedList({ onUse }: { onUse: (draft: Partial<Draft> & { query: string }) => void }) {
  const { data: queries, error, refetch } = useSavedQueries()
  if (!queries) {
    if (error) return <ListFailure words={failureWords(error)} onRetry={() => void refetch()} />
    return <ListSkeleton label="Reading saved queries" />
  }
  if (queries.length === 0) {
    return (
      <EmptyState icon="bookmark" title="No saved queries" words="Save one from the editor: for yourself, or for everybody." />
    )
  }
  const own = queries.filter(({ mine }) => mine)
  const shared = queries.filter(({ mine }) => !mine)
  const use = (saved: SavedQuery) => onUse({ query: saved.query, savedId: saved.mine ? saved.id : null })
  return (
    <>
      {own.length > 0 ? (
        <Section title="Mine" count={own.length}>
          {own.map((saved) => (
            <SavedRow key={saved.id} saved={saved} onUse={use} />
          ))}
        </Section>
      ) : null}
      {shared.length > 0 ? (
        <Section title="Shared by others" count={shared.length}>
          {shared.map((saved) => (
            <SavedRow key={saved.id} saved={saved} onUse={use} />
          ))}
        </Section>
      ) : null}
    </>
  )
}

function SavedRow({ saved, onUse }: { saved: SavedQuery; onUse: (saved: SavedQuery) => void }) {
  const remove = useDeleteQuery()
  const notify = useNotify()
  const { name, mine, shared, author, query } = saved
  const whose = mine ? (shared ? 'Shared with everybody' : 'Only for you') : `By ${author ?? 'a former member'}`

  function ask(): void {
    confirm({
      title: `Delete “${name}”?`,
      words: shared ? 'It is gone for everybody it is shared with.' : 'It is gone for good.',
      action: 'Delete',
      onConfirm: () =>
        remove.mutate(saved.id, {
          onError: (error) => {
            const { title, remedy } = failureWords(error)
            notify({ kind: 'failed', title, words: remedy })
          },
        }),
    })
  }

  return (
    <View style={styles.row}>
      <View style={styles.grow}>
        <RowButton label={name} note={`${whose} · ${queryTitle(query)}`} onPress={() => onUse(saved)} />
      </View>
      {mine ? <IconButton icon="trash" label={`Delete ${name}`} onPress={ask} /> : null}
    </View>
  )
}

const styles = StyleSheet.create({
  row: { flexDirection: 'row', alignItems: 'center' },
  grow: { flex: 1, minWidth: 0 },
})
