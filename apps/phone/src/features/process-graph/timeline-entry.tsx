import type { Detection } from '@pocketsoc/contract'
import { type Href, useRouter } from 'expo-router'
import { Chevron, RowButton } from '../../ui/row-button.tsx'
import { Section } from '../../ui/section.tsx'

/** The way from a detection to what else happened on its machine. */
export function TimelineEntry({ detection }: { detection: Detection }) {
  const router = useRouter()
  return (
    <Section>
      <RowButton
        role="link"
        icon="clock"
        label="Machine timeline"
        note={detection.machine?.name ? `What happened on ${detection.machine.name} around it` : 'What happened around it'}
        trailing={<Chevron />}
        onPress={() => router.push(`/detections/${detection.id}/machine-timeline` as Href)}
      />
    </Section>
  )
}
