import type { MachineAction } from '@pocketsoc/contract'
import { space } from '@pocketsoc/tokens'
import { useState } from 'react'
import { StyleSheet, View } from 'react-native'
import { useNow } from '../../lib/use-now.ts'
import type { PagedView } from '../../lib/use-paged.ts'
import { counted } from '../../lib/words.ts'
import { Chip } from '../../ui/chip.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ListEnd, ListFailure, ListSkeleton } from '../../ui/list-states.tsx'
import { PageChrome } from '../../ui/page-chrome.tsx'
import { Text } from '../../ui/text.tsx'
import { useTheme } from '../../ui/theme.ts'
import { VirtualList } from '../../ui/virtual-list.tsx'
import { type ActionsView, actionViews, useMachineActions } from './action-queries.ts'
import { ActionRow } from './action-row.tsx'

const labels: Record<ActionsView, string> = { all: 'All', open: 'Under way', awaiting: 'Awaiting approval' }
const nothing: MachineAction[] = []
const noHeadings: number[] = []

/** Everything that was and is being done to machines. */
export function ActionsScreen() {
  const { colors } = useTheme()
  const now = useNow()
  const [chosen, setChosen] = useState<ActionsView>('all')
  const [titleGone, setTitleGone] = useState(false)
  const [pulled, setPulled] = useState(false)
  const { view, end, readMore, refresh } = useMachineActions(chosen)
  const items = view.at === 'ready' ? view.items : nothing

  async function pull(): Promise<void> {
    setPulled(true)
    await refresh().finally(() => setPulled(false))
  }

  const header = (
    <View style={styles.header}>
      <Text variant="largeTitle" role="heading" aria-level={1}>
        Machine actions
      </Text>
      <View role="radiogroup" aria-label="Which actions" style={styles.chips}>
        {actionViews.map((name) => (
          <Chip key={name} role="radio" label={labels[name]} selected={name === chosen} onPress={() => setChosen(name)} />
        ))}
      </View>
      <Body view={view} chosen={chosen} onRetry={() => void refresh()} />
    </View>
  )
  return (
    <View style={[styles.page, { backgroundColor: colors.grouped }]}>
      <PageChrome title="Machine actions" scrolled={titleGone} parent={{ label: 'Machines', href: '/machines' }} />
      <VirtualList
        items={items}
        keyOf={(action) => action.id}
        kindOf={() => 'action'}
        render={(action) => (
          <View style={[styles.row, { backgroundColor: colors.surface, borderBottomColor: colors.border }]}>
            <ActionRow action={action} now={now} />
          </View>
        )}
        sticky={noHeadings}
        header={header}
        footer={
          items.length > 0 ? (
            <ListEnd end={end} allWords={`That's all, ${counted(items.length, 'action')}`} onRetry={readMore} />
          ) : null
        }
        onScroll={(offset) => setTitleGone(offset > 44)}
        onEnd={readMore}
        refreshing={pulled}
        onRefresh={() => void pull()}
      />
    </View>
  )
}

interface BodyProps {
  view: PagedView<MachineAction>
  chosen: ActionsView
  onRetry: () => void
}

function Body({ view, chosen, onRetry }: BodyProps) {
  if (view.at === 'failed') return <ListFailure words={view.words} onRetry={onRetry} />
  if (view.at === 'loading' || (view.items.length === 0 && view.outdated)) return <ListSkeleton label="Reading machine actions" />
  if (view.items.length > 0) return null
  return chosen === 'all' ? (
    <EmptyState icon="bolt" title="No actions yet" words="Isolations, releases and what else was done to machines appear here." />
  ) : (
    <EmptyState icon="check" title="Nothing waits" words="No machine action is in this state now." />
  )
}

const styles = StyleSheet.create({
  page: { flex: 1 },
  header: { gap: space.sm, paddingHorizontal: space.lg, paddingBottom: space.sm },
  chips: { flexDirection: 'row', flexWrap: 'wrap', columnGap: space.sm },
  row: { borderBottomWidth: StyleSheet.hairlineWidth },
})
