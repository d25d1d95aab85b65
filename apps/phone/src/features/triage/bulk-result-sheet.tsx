import { space } from '@pocketsoc/tokens'
import { StyleSheet, View } from 'react-native'
import { counted } from '../../lib/words.ts'
import { Button } from '../../ui/button.tsx'
import { Section } from '../../ui/section.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { Text } from '../../ui/text.tsx'
import { type BulkSummary, type FailedGroup, failedTargets, onlyConflicts, summaryWords } from './bulk-summary.ts'
import type { TriageRequest } from './triage-request.ts'

export interface BulkResult {
  request: TriageRequest
  summary: BulkSummary
}

export interface BulkResultSheetProps {
  result: BulkResult | null
  onClose: () => void
  onRetry: (result: BulkResult) => void
}

const namedTargets = 5

/** What became of a change of many where not all of it worked: each reason once, and a way to try those again. */
export function BulkResultSheet({ result, onClose, onRetry }: BulkResultSheetProps) {
  return (
    <Sheet fit title={result ? summaryWords(result.summary) : ''} open={result !== null} onClose={onClose}>
      {result ? (
        <>
          {result.summary.failed.map((group) => (
            <Reason key={group.reason} group={group} />
          ))}
          <Button label={retryWords(result.summary)} onPress={() => onRetry(result)} />
        </>
      ) : null}
    </Sheet>
  )
}

function retryWords(summary: BulkSummary): string {
  const { length } = failedTargets(summary)
  return onlyConflicts(summary) ? `Change the ${length} all the same` : `Try the ${length} again`
}

function Reason({ group: { reason, remedy, targets } }: { group: FailedGroup }) {
  const more = targets.length - namedTargets
  return (
    <Section title={counted(targets.length, 'detection')}>
      <View style={styles.lines}>
        <Text variant="callout" tone="danger" selectable>
          {reason}
        </Text>
        {remedy ? (
          <Text variant="callout" selectable>
            {remedy}
          </Text>
        ) : null}
      </View>
      <View style={styles.lines}>
        {targets.slice(0, namedTargets).map(({ id, title }) => (
          <Text key={id} variant="footnote" tone="textSecondary">
            {title}
          </Text>
        ))}
        {more > 0 ? (
          <Text variant="footnote" tone="textTertiary">
            and {more} more
          </Text>
        ) : null}
      </View>
    </Section>
  )
}

const styles = StyleSheet.create({ lines: { padding: space.lg, gap: space.xs } })
