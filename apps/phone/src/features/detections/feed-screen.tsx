import type { DetectionSummary } from '@pocketsoc/contract'
import { useGlobalSearchParams } from 'expo-router'
import { useRef, useState } from 'react'
import { StyleSheet, View } from 'react-native'
import { useProfiles } from '../../lib/profile-queries.ts'
import { useDebouncedSearch } from '../../lib/use-debounced-search.ts'
import { useNow } from '../../lib/use-now.ts'
import { ActionMenu } from '../../ui/action-menu.tsx'
import { useTheme } from '../../ui/theme.ts'
import { VirtualList, type VirtualListHandle } from '../../ui/virtual-list.tsx'
import { DayHeader } from './day-header.tsx'
import { DetectionRow } from './detection-row.tsx'
import { FeedBar } from './feed-bar.tsx'
import { FeedFooter } from './feed-footer.tsx'
import { FeedHeader } from './feed-header.tsx'
import { type FeedItem, headingIndexes, itemsOf } from './feed-items.ts'
import { useCounts, useFeed } from './feed-queries.ts'
import type { FeedSlots } from './feed-slots.ts'
import { changeFilter, type FilterChange, noFilter } from './filter.ts'
import { FilterSheet } from './filter-sheet.tsx'
import { NewPill } from './new-pill.tsx'

import { SelectableRow } from './selectable-row.tsx'
import { useSelection } from './use-selection.ts'
import { useSteadyRows } from './use-steady-rows.ts'

/** The detections feed, with what other features can do with its rows. */
export function FeedScreen({ slots }: { slots: FeedSlots }) {
  const { colors } = useTheme()
  const now = useNow()
  const list = useRef<VirtualListHandle>(null)
  const { id: openId } = useGlobalSearchParams<{ id?: string }>()
  const [filter, setFilter] = useState(noFilter)
  const [sheetOpen, setSheetOpen] = useState(false)
  const [titleGone, setTitleGone] = useState(false)
  const [pulled, setPulled] = useState(false)
  const [menuRow, setMenuRow] = useState<DetectionSummary | null>(null)

  const { view, more, readMore, refresh } = useFeed(filter)
  const counts = useCounts(filter)
  const profiles = useProfiles().data
  const { shown, waiting, arrived, scrolledTo, release } = useSteadyRows(view.at === 'ready' ? view.feed.rows : nothing)
  const items = itemsOf(shown, now)
  const selection = useSelection(shown)

  function change(next: FilterChange): void {
    setFilter((before) => changeFilter(before, next))
    toTop()
  }
  const search = useDebouncedSearch((q) => change({ type: 'search', q }))

  function toTop(): void {
    release()
    list.current?.scrollToTop()
  }

  async function pull(): Promise<void> {
    setPulled(true)
    await refresh().finally(() => setPulled(false))
  }

  function clear(): void {
    search.setText('')
    change({ type: 'clear' })
  }

  function render(item: FeedItem) {
    if (item.kind === 'day') return <DayHeader heading={item.heading} />
    const { row, lastOfDay } = item
    if (selection.active) {
      const { has, toggle } = selection
      return <SelectableRow row={row} now={now} lastOfDay={lastOfDay} checked={has(row.id)} onToggle={toggle} />
    }
    return (
      <DetectionRow
        row={row}
        now={now}
        arrived={arrived.has(row.id)}
        selected={row.id === openId}
        lastOfDay={lastOfDay}
        actions={slots.actions}
        onMore={setMenuRow}
      />
    )
  }

  return (
    <View style={[styles.page, { backgroundColor: colors.background }]}>
      <FeedBar titleShown={titleGone} selection={selection} selectable={slots.actions !== null} onRefresh={() => void pull()} />
      <View style={styles.page}>
        <VirtualList
          ref={list}
          items={items}
          keyOf={(item) => item.key}
          kindOf={(item) => item.kind}
          render={render}
          sticky={headingIndexes(items)}
          header={
            <FeedHeader
              view={view}
              search={search}
              filter={filter}
              counts={counts}
              profiles={profiles}
              banner={slots.banner}
              now={now}
              onChange={change}
              onClear={clear}
              onOpenSheet={() => setSheetOpen(true)}
              onRetry={() => void refresh()}
            />
          }
          footer={view.at === 'ready' ? <FeedFooter feed={view.feed} more={more} now={now} onRetry={readMore} /> : null}
          onScroll={(offset) => {
            setTitleGone(offset > 44)
            scrolledTo(offset)
          }}
          onEnd={readMore}
          refreshing={pulled}
          onRefresh={() => void pull()}
        />
        <NewPill count={waiting} onPress={toTop} />
      </View>
      {selection.active ? slots.selectionBar(selection.rows, selection.end) : null}
      <ActionMenu
        title={menuRow?.title ?? ''}
        open={menuRow !== null}
        actions={slots.actions?.menu ?? nothing}
        onAction={(key) => menuRow && slots.actions?.run(menuRow, key)}
        onClose={() => setMenuRow(null)}
      />
      <FilterSheet
        open={sheetOpen}
        onClose={() => setSheetOpen(false)}
        filter={filter}
        counts={counts}
        profiles={profiles ?? []}
        onChange={change}
      />
    </View>
  )
}

const nothing: never[] = []

const styles = StyleSheet.create({
  page: { flex: 1 },
})
