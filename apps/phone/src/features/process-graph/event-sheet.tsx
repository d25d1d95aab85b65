import type { MachineEvent } from '@pocketsoc/contract'
import { type Href, useRouter } from 'expo-router'
import { exactTime } from '../../lib/time-words.ts'
import { Fact } from '../../ui/fact.tsx'
import { Chevron, RowButton } from '../../ui/row-button.tsx'
import { Section } from '../../ui/section.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { kindLooks } from './event-kinds.ts'
import { kindOf } from './timeline-items.ts'

export interface EventSheetProps {
  event: MachineEvent | null
  detectionId: string
  onClose: () => void
}

/** Everything told of one event, to read in full and to copy. */
export function EventSheet({ event, detectionId, onClose }: EventSheetProps) {
  const router = useRouter()
  return (
    <Sheet title={event ? kindLooks[kindOf(event)].one : 'Event'} open={event !== null} onClose={onClose}>
      {event ? (
        <Section>
          <Fact label="What" value={event.title} copy="what happened" />
          {event.detail ? <Fact label="Detail" value={event.detail} mono={event.kind !== 'alert'} copy="detail" /> : null}
          {event.byProcess ? <Fact label="By process" value={event.byProcess} copy="process" /> : null}
          {event.actor ? <Fact label="Account" value={event.actor} copy="account" /> : null}
          <Fact label="When" value={exactTime(event.at)} note={event.at} copy="time" />
          {event.detectionId && event.detectionId !== detectionId ? (
            <RowButton
              role="link"
              icon="shield"
              tone="accent"
              label="Open this detection"
              trailing={<Chevron />}
              onPress={() => {
                onClose()
                router.push(`/detections/${event.detectionId}` as Href)
              }}
            />
          ) : null}
        </Section>
      ) : null}
    </Sheet>
  )
}
