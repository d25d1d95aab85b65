import type { MachineEvent } from '@pocketsoc/contract'
import { space } from '@pocketsoc/tokens'
import { useLocalSearchParams } from 'expo-router'
import { useState } from 'react'
import { StyleSheet, View } from 'react-native'
import { useNow } from '../../lib/use-now.ts'
import { SubPageBar } from '../../ui/sub-page-bar.tsx'
import { useTheme } from '../../ui/theme.ts'
import { VirtualList } from '../../ui/virtual-list.tsx'
import { EventSheet } from './event-sheet.tsx'
import { TimelineFilter } from './timeline-filter.tsx'
import { countKinds, type EventKind, hourIndexes, timelineItems } from './timeline-items.ts'
import { useMachineTimeline } from './timeline-queries.ts'
import { TimelineRow } from './timeline-row.tsx'
import { HourHeading, NoEvents, OnlyOwn, TimelineEnd } from './timeline-states.tsx'

/** What happened on the machine of a detection around it, newest first. */
export function TimelineScreen() {
  const { id } = useLocalSearchParams<{ id: string }>()
  const { colors } = useTheme()
  const now = useNow(60_000)
  const { view, readMore, refresh } = useMachineTimeline(id)
  const [kinds, setKinds] = useState<ReadonlySet<EventKind>>(new Set())
  const [open, setOpen] = useState<MachineEvent | null>(null)
  const [pulled, setPulled] = useState(false)

  const events = view.at === 'ready' ? view.events : none
  const items = timelineItems(events, { detectionId: id, kinds, now })

  function toggle(kind: EventKind): void {
    setKinds((before) => new Set(before.has(kind) ? [...before].filter((other) => other !== kind) : [...before, kind]))
  }

  return (
    <View style={[styles.page, { backgroundColor: colors.background }]}>
      <SubPageBar
        title="Machine timeline"
        ground={colors.background}
        back={{ label: 'the detection', href: `/detections/${id}` }}
      />
      <VirtualList
        items={items}
        keyOf={({ key }) => key}
        kindOf={({ type }) => type}
        render={(item) =>
          item.type === 'hour' ? (
            <HourHeading heading={item.heading} />
          ) : (
            <TimelineRow event={item.event} kind={item.kind} itself={item.itself} onOpen={setOpen} />
          )
        }
        sticky={hourIndexes(items)}
        header={
          <View style={styles.header}>
            {view.at === 'ready' ? <OnlyOwn reason={view.onlyOwnReason} /> : null}
            <TimelineFilter counts={countKinds(events)} kinds={kinds} onToggle={toggle} />
            <NoEvents view={view} shown={items.length} onRetry={() => void refresh()} onClear={() => setKinds(new Set())} />
          </View>
        }
        footer={<TimelineEnd view={view} shown={items.length} onMore={readMore} />}
        onScroll={doNothing}
        // Narrowed to a kind, the end may come soon again and again, and each page is a query at the vendor.
        onEnd={kinds.size === 0 ? readMore : doNothing}
        refreshing={pulled}
        onRefresh={() => {
          setPulled(true)
          void refresh().finally(() => setPulled(false))
        }}
      />
      <EventSheet event={open} detectionId={id} onClose={() => setOpen(null)} />
    </View>
  )
}

const none: never[] = []
const doNothing = () => undefined

const styles = StyleSheet.create({
  page: { flex: 1 },
  header: { gap: space.sm, paddingVertical: space.sm },
})
