import { ApiProblem, type MachineAction } from '@pocketsoc/contract'
import { space } from '@pocketsoc/tokens'
import { useLocalSearchParams, useRouter } from 'expo-router'
import { useState } from 'react'
import { ScrollView, StyleSheet, View } from 'react-native'
import { failureWords } from '../../lib/failure.ts'
import { exactTime } from '../../lib/time-words.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Fact } from '../../ui/fact.tsx'
import { ListFailure, ListSkeleton } from '../../ui/list-states.tsx'
import { PageChrome } from '../../ui/page-chrome.tsx'
import { Chevron, RowButton } from '../../ui/row-button.tsx'
import { Section } from '../../ui/section.tsx'
import { Text } from '../../ui/text.tsx'
import { useTheme } from '../../ui/theme.ts'
import { ActionBadge } from './action-badge.tsx'
import { ActionProgress } from './action-progress.tsx'
import { useMachineAction } from './action-queries.ts'
import { actionTitle } from './action-words.ts'
import { CancelAction } from './cancel-action.tsx'
import { DecideAction } from './decide-action.tsx'

/** One machine action: how it goes, who asked and why, and what can still be done about it. */
export function ActionScreen() {
  const { id } = useLocalSearchParams<{ id: string }>()
  const { colors } = useTheme()
  const [titleGone, setTitleGone] = useState(false)
  const { data: action, error, refetch } = useMachineAction(id)
  return (
    <View style={[styles.page, { backgroundColor: colors.grouped }]}>
      <PageChrome
        title={action ? actionTitle(action) : 'Machine action'}
        scrolled={titleGone}
        parent={{ label: 'Machine actions', href: '/machines/actions' }}
      />
      <ScrollView
        contentContainerStyle={styles.content}
        contentInsetAdjustmentBehavior="automatic"
        onScroll={(event) => setTitleGone(event.nativeEvent.contentOffset.y > 40)}
        scrollEventThrottle={32}
      >
        {action ? <Everything action={action} /> : <Without error={error} onRetry={() => void refetch()} />}
      </ScrollView>
    </View>
  )
}

function Everything({ action }: { action: MachineAction }) {
  const router = useRouter()
  const { machine, detectionId } = action
  return (
    <>
      <View style={styles.header}>
        <Text variant="title" role="heading" aria-level={1} selectable>
          {actionTitle(action)}
        </Text>
        <View style={styles.badges}>
          <ActionBadge action={action} />
        </View>
      </View>
      {action.approval?.mayDecide ? <DecideAction action={action} /> : null}
      <ActionProgress action={action} />
      <Section title="What and why">
        <RowButton
          icon="machine"
          role="link"
          label={machine.name ?? 'Unnamed machine'}
          disabled={machine.id === null}
          trailing={machine.id ? <Chevron /> : undefined}
          onPress={() => router.push(`/machines/${machine.id}`)}
        />
        {detectionId ? (
          <RowButton
            icon="shield"
            role="link"
            label="The detection it was done for"
            trailing={<Chevron />}
            onPress={() => router.push(`/detections/${detectionId}`)}
          />
        ) : null}
        <Fact label="Why" value={action.comment ?? 'No comment'} />
        <Fact label="Requested by" value={action.requestedBy ?? 'Unknown'} note={exactTime(action.createdAt)} />
        <Fact label="Where" value={action.requestedHere ? 'In PocketSOC' : `In ${action.source.vendorName}`} />
        <Fact label="Profile" value={action.source.displayName} note={action.source.vendorName} />
        {action.vendorReference ? (
          <Fact label="Vendor's reference" value={action.vendorReference} mono copy="vendor's reference" />
        ) : null}
        <Fact label="Last change" value={exactTime(action.updatedAt)} />
      </Section>
      <CancelAction action={action} />
    </>
  )
}

function Without({ error, onRetry }: { error: Error | null; onRetry: () => void }) {
  if (!error) return <ListSkeleton label="Reading the action" />
  if (error instanceof ApiProblem && (error.status === 404 || error.status === 400)) {
    return <EmptyState icon="bolt" title="No such action" words="It is not there, or its profile is not given to you any more." />
  }
  return <ListFailure words={failureWords(error)} onRetry={onRetry} />
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
  header: { gap: space.sm, paddingHorizontal: space.xs },
  badges: { flexDirection: 'row' },
})
