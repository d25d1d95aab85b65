import type { Detection } from '@pocketsoc/contract'
import { type Href, useRouter } from 'expo-router'
import { useMay } from '../../lib/me-queries.ts'
import { useAbilities } from '../../lib/profile-queries.ts'
import { Chevron, RowButton } from '../../ui/row-button.tsx'
import { Section } from '../../ui/section.tsx'

/** The way from a detection to queries that are filled with its file, user and machine. */
export function HuntEntry({ detection }: { detection: Detection }) {
  const router = useRouter()
  const mayHunt = useMay('hunting.run')
  const ability = useAbilities()(detection.source.configurationId, 'hunting')
  if (!mayHunt) return null
  return (
    <Section>
      <RowButton
        role="link"
        icon="search"
        label="Hunt"
        note={
          ability.can
            ? 'Ready queries for its file, user and machine'
            : [ability.reason, ability.remedy].filter(Boolean).join(' ')
        }
        disabled={!ability.can}
        trailing={<Chevron />}
        onPress={() => router.push(`/detections/${detection.id}/hunt` as Href)}
      />
    </Section>
  )
}
