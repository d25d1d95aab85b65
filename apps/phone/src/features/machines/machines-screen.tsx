import type { Machine } from '@pocketsoc/contract'
import { space } from '@pocketsoc/tokens'
import { type ReactNode, useRef, useState } from 'react'
import { ScrollView, StyleSheet, View } from 'react-native'
import { useProfiles } from '../../lib/profile-queries.ts'
import { asOf } from '../../lib/time-words.ts'
import { useDebouncedSearch } from '../../lib/use-debounced-search.ts'
import { useNow } from '../../lib/use-now.ts'
import { counted } from '../../lib/words.ts'
import { Chip } from '../../ui/chip.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { ListEnd } from '../../ui/list-states.tsx'
import { NavBar } from '../../ui/nav-bar.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { StaleBanner } from '../../ui/stale-banner.tsx'
import { Text } from '../../ui/text.tsx'
import { useTheme } from '../../ui/theme.ts'
import { VirtualList, type VirtualListHandle } from '../../ui/virtual-list.tsx'
import { type MachineFilter, useMachines } from './machine-list-queries.ts'
import { MachineRow } from './machine-row.tsx'
import { MachinesBody } from './machines-body.tsx'

const everything: MachineFilter = { q: '', isolated: false, profile: null }
const nothing: Machine[] = []

/** The machines of the organisation; `children` stand between the search and the list. */
export function MachinesScreen({ children }: { children?: ReactNode }) {
  const { colors } = useTheme()
  const now = useNow()
  const list = useRef<VirtualListHandle>(null)
  const [filter, setFilter] = useState(everything)
  const [titleGone, setTitleGone] = useState(false)
  const [pulled, setPulled] = useState(false)
  const profiles = useProfiles().data ?? []
  const { view, end, readMore, refresh } = useMachines(filter)
  const items = view.at === 'ready' ? view.items : nothing

  function change(part: Partial<MachineFilter>): void {
    setFilter((before) => ({ ...before, ...part }))
    list.current?.scrollToTop()
  }
  const search = useDebouncedSearch((q) => change({ q: q.trim() }))

  async function pull(): Promise<void> {
    setPulled(true)
    await refresh().finally(() => setPulled(false))
  }

  const header = (
    <View style={styles.header}>
      <View style={styles.title}>
        <Text variant="largeTitle" role="heading" aria-level={1}>
          Machines
        </Text>
        {view.at === 'ready' && view.failure ? (
          <StaleBanner
            words={`${view.failure.offline ? 'Offline' : 'Could not update'} · as of ${asOf(view.readAt, now)}`}
            offline={view.failure.offline}
          />
        ) : null}
        <SearchField label="Name, address, tag, group or user" value={search.text} onChange={search.setText} />
      </View>
      <ScrollView horizontal showsHorizontalScrollIndicator={false} contentContainerStyle={styles.chips}>
        <Chip label="Isolated" selected={filter.isolated} onPress={() => change({ isolated: !filter.isolated })} />
        {profiles.length > 1
          ? profiles.map(({ id, displayName }) => (
              <Chip
                key={id}
                label={displayName}
                selected={filter.profile === id}
                onPress={() => change({ profile: filter.profile === id ? null : id })}
              />
            ))
          : null}
      </ScrollView>
      {children}
      <MachinesBody view={view} filter={filter} onRetry={() => void refresh()} />
    </View>
  )
  return (
    <View style={[styles.page, { backgroundColor: colors.background }]}>
      <NavBar
        title="Machines"
        titleShown={titleGone}
        ground={colors.background}
        actions={<IconButton icon="refresh" label="Refresh machines" onPress={() => void pull()} />}
      />
      <VirtualList
        ref={list}
        items={items}
        keyOf={(machine) => machine.id}
        kindOf={() => 'machine'}
        render={(machine) => <MachineRow machine={machine} now={now} />}
        sticky={noHeadings}
        header={header}
        footer={
          items.length > 0 ? (
            <ListEnd end={end} allWords={`That's all, ${counted(items.length, 'machine')}`} onRetry={readMore} />
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

const noHeadings: number[] = []

const styles = StyleSheet.create({
  page: { flex: 1 },
  header: { gap: space.sm, paddingBottom: space.xs },
  title: { paddingHorizontal: space.lg, gap: space.md },
  chips: { gap: space.sm, paddingHorizontal: space.lg },
})
