import { Sheet } from './sheet.tsx'
import { Text } from './text.tsx'

export interface Explanation {
  title: string
  reason: string
  remedy: string | null
}

/** Why something cannot be done here, and what would make it possible. */
export function ExplainedSheet({ explanation, onClose }: { explanation: Explanation | null; onClose: () => void }) {
  return (
    <Sheet fit title={explanation?.title ?? ''} open={explanation !== null} onClose={onClose}>
      <Text variant="callout" selectable>
        {explanation?.reason}
      </Text>
      {explanation?.remedy ? (
        <Text variant="callout" tone="textSecondary" selectable>
          {explanation.remedy}
        </Text>
      ) : null}
    </Sheet>
  )
}
