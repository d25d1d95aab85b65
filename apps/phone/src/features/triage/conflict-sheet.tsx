import type { Detection } from '@pocketsoc/contract'
import { space } from '@pocketsoc/tokens'
import { StyleSheet, View } from 'react-native'
import { Button } from '../../ui/button.tsx'
import { Section } from '../../ui/section.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { Text } from '../../ui/text.tsx'
import type { TriageRequest } from './triage-request.ts'
import { presentLines, wantedLines } from './triage-words.ts'

export interface Conflict {
  request: TriageRequest
  present: Detection
  /** What was changed, in the server's words. */
  detail: string
}

export interface ConflictSheetProps {
  conflict: Conflict | null
  onClose: () => void
  onApply: (conflict: Conflict) => void
}

/** Somebody was faster: what it is now, what was wanted, and the choice between the two. */
export function ConflictSheet({ conflict, onClose, onApply }: ConflictSheetProps) {
  return (
    <Sheet fit closeLabel="Cancel" title="Changed since you looked" open={conflict !== null} onClose={onClose}>
      {conflict ? (
        <>
          <Text variant="callout" tone="textSecondary">
            {conflict.detail} Your change was not made.
          </Text>
          <Lines title="It is now" lines={presentLines(conflict.present)} />
          <Lines title="You wanted" lines={wantedLines(conflict.request.change, conflict.request.assignee)} />
          <View style={styles.buttons}>
            <Button kind="soft" label="Keep theirs" onPress={onClose} />
            <Button kind="danger" label="Apply anyway" onPress={() => onApply(conflict)} />
          </View>
        </>
      ) : null}
    </Sheet>
  )
}

function Lines({ title, lines }: { title: string; lines: string[] }) {
  return (
    <Section title={title}>
      <View style={styles.lines}>
        {lines.map((line) => (
          <Text key={line} variant="callout">
            {line}
          </Text>
        ))}
      </View>
    </Section>
  )
}

const styles = StyleSheet.create({
  lines: { padding: space.lg, gap: space.xs },
  buttons: { gap: space.sm },
})
