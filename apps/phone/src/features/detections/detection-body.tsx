import type { Detection } from '@pocketsoc/contract'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Comments } from './comments-section.tsx'
import { DetectionFailure } from './detection-failure.tsx'
import { DetectionHeader } from './detection-header.tsx'
import type { DetectionView } from './detection-queries.ts'
import { DetectionSkeleton } from './detection-skeleton.tsx'
import type { DetectionSlots } from './detection-slots.ts'
import { EvidenceSections } from './evidence-sections.tsx'
import { Freshness } from './freshness.tsx'
import { KeyFacts } from './key-facts.tsx'
import { MachineSection } from './machine-section.tsx'
import { PeopleSection } from './people-section.tsx'
import { Story } from './story-section.tsx'
import { Techniques } from './techniques-section.tsx'
import { Timeline } from './timeline-section.tsx'
import { VendorLink } from './vendor-link.tsx'

export interface DetectionBodyProps {
  view: DetectionView
  now: number
  slots: DetectionSlots
}

/** The page of a detection in whichever state its reading is. */
export function DetectionBody({ view, now, slots }: DetectionBodyProps) {
  switch (view.at) {
    case 'missing':
      return (
        <EmptyState
          icon="search"
          title="This detection is no longer there"
          words="It was removed, or its profile is not given to you any more."
        />
      )
    case 'loading':
      return (
        <>
          {view.summary ? <DetectionHeader detection={view.summary} now={now} /> : null}
          <DetectionSkeleton />
        </>
      )
    case 'failed':
      return (
        <>
          {view.summary ? <DetectionHeader detection={view.summary} now={now} /> : null}
          <DetectionFailure words={view.words}>
            <Button kind="soft" label="Try again" onPress={view.retry} />
          </DetectionFailure>
        </>
      )
    case 'ready':
      return (
        <>
          {view.failure ? <Freshness readAt={view.readAt} failure={view.failure} now={now} /> : null}
          <Everything detection={view.detection} now={now} slots={slots} />
        </>
      )
  }
}

function Everything({ detection, now, slots }: { detection: Detection; now: number; slots: DetectionSlots }) {
  return (
    <>
      {slots.banner?.(detection)}
      <DetectionHeader detection={detection} now={now} />
      <Story description={detection.description} />
      {slots.entries?.(detection)}
      <KeyFacts detection={detection} now={now} />
      <Techniques techniques={detection.techniques} />
      {slots.machine?.(detection) ?? <MachineSection detection={detection} />}
      <PeopleSection users={detection.users} />
      <EvidenceSections evidence={detection.evidence} />
      <Timeline entries={detection.timeline} now={now} />
      <Comments comments={detection.comments} />
      {slots.sections?.(detection)}
      <VendorLink detection={detection} />
    </>
  )
}
