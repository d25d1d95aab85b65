import { ApiProblem, type MachineDetail } from '@pocketsoc/contract'
import { space } from '@pocketsoc/tokens'
import { useLocalSearchParams } from 'expo-router'
import { type ReactNode, useState } from 'react'
import { ScrollView, StyleSheet, View } from 'react-native'
import { failureWords } from '../../lib/failure.ts'
import { useMachine } from '../../lib/machine-queries.ts'
import { asOf } from '../../lib/time-words.ts'
import { useNow } from '../../lib/use-now.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ListFailure, ListSkeleton } from '../../ui/list-states.tsx'
import { PageChrome } from '../../ui/page-chrome.tsx'
import { StaleBanner } from '../../ui/stale-banner.tsx'
import { useTheme } from '../../ui/theme.ts'
import { MachineDetections } from './machine-detections.tsx'
import { MachineFacts } from './machine-facts.tsx'
import { MachineHeader } from './machine-header.tsx'
import { machineName } from './machine-words.ts'

/** What other features add to the page of a machine; a route fills them. */
export interface MachineSlots {
  /** Under the title: what can be done to it. */
  actions: (machine: MachineDetail) => ReactNode
  /** After its detections. */
  sections: (machine: MachineDetail) => ReactNode
}

/** One machine with everything known of it. */
export function MachineScreen({ slots }: { slots: MachineSlots }) {
  const { id } = useLocalSearchParams<{ id: string }>()
  const { colors } = useTheme()
  const now = useNow()
  const [titleGone, setTitleGone] = useState(false)
  const { data: machine, error, dataUpdatedAt, refetch } = useMachine({ machineId: id })
  return (
    <View style={[styles.page, { backgroundColor: colors.grouped }]}>
      <PageChrome
        title={machine ? machineName(machine) : 'Machine'}
        scrolled={titleGone}
        parent={{ label: 'Machines', href: '/machines' }}
      />
      <ScrollView
        contentContainerStyle={styles.content}
        contentInsetAdjustmentBehavior="automatic"
        onScroll={(event) => setTitleGone(event.nativeEvent.contentOffset.y > 40)}
        scrollEventThrottle={32}
      >
        {machine && !isGone(error) ? (
          <>
            {error ? <Stale error={error} readAt={dataUpdatedAt} now={now} /> : null}
            <MachineHeader machine={machine} now={now} />
            {slots.actions(machine)}
            <MachineDetections rows={machine.detections} total={machine.detectionCounts.total} now={now} />
            {slots.sections(machine)}
            <MachineFacts machine={machine} now={now} />
          </>
        ) : (
          <Without error={error} onRetry={() => void refetch()} />
        )}
      </ScrollView>
    </View>
  )
}

// 400: the id in the address is none, so nothing can be there either.
function isGone(error: Error | null): boolean {
  return error instanceof ApiProblem && (error.status === 404 || error.status === 400)
}

function Without({ error, onRetry }: { error: Error | null; onRetry: () => void }) {
  if (!error) return <ListSkeleton label="Reading the machine" />
  if (isGone(error)) {
    return (
      <EmptyState
        icon="machine"
        title="This machine is no longer there"
        words="It left the vendor's inventory, or its profile is not given to you any more."
      />
    )
  }
  return <ListFailure words={failureWords(error)} onRetry={onRetry} />
}

function Stale({ error, readAt, now }: { error: Error; readAt: number; now: number }) {
  const { offline } = failureWords(error)
  return <StaleBanner words={`${offline ? 'Offline' : 'Could not update'} · as of ${asOf(readAt, now)}`} offline={offline} />
}

const styles = StyleSheet.create({
  page: { flex: 1 },
  content: {
    width: '100%',
    maxWidth: 760,
    alignSelf: 'center',
    padding: space.lg,
    paddingBottom: space.xxl * 2,
    gap: space.xl,
  },
})
