import type { MachineAction } from '@pocketsoc/contract'
import { space } from '@pocketsoc/tokens'
import { useState } from 'react'
import { StyleSheet, View } from 'react-native'
import { exactTime } from '../../lib/time-words.ts'
import { Button } from '../../ui/button.tsx'
import { Section } from '../../ui/section.tsx'
import { Text } from '../../ui/text.tsx'
import { DecideSheet } from './decide-sheet.tsx'

/** What waits for the member's decision, and the two answers. */
export function DecideAction({ action }: { action: MachineAction }) {
  const [asked, setAsked] = useState<'approve' | 'reject' | null>(null)
  const { approval, requestedBy, comment } = action
  if (!approval) return null
  return (
    <Section title="Your decision">
      <View style={styles.words}>
        <Text variant="callout">
          {requestedBy ?? 'A colleague'} asks for it{comment ? `: ${comment}` : '.'}
        </Text>
        <Text variant="footnote" tone="textSecondary">
          {approval.why} The first answer counts. It expires {exactTime(approval.expiresAt)}.
        </Text>
        <View style={styles.buttons}>
          <View style={styles.button}>
            <Button kind="soft" label="Reject" onPress={() => setAsked('reject')} />
          </View>
          <View style={styles.button}>
            <Button label="Approve" onPress={() => setAsked('approve')} />
          </View>
        </View>
      </View>
      {asked ? <DecideSheet action={action} decision={asked} onClose={() => setAsked(null)} /> : null}
    </Section>
  )
}

const styles = StyleSheet.create({
  words: { padding: space.lg, gap: space.sm },
  buttons: { flexDirection: 'row', flexWrap: 'wrap', gap: space.md, paddingTop: space.xs },
  button: { flexGrow: 1, flexBasis: 130 },
})
