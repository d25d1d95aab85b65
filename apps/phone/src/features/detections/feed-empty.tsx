import { space } from '@pocketsoc/tokens'
import { StyleSheet, View } from 'react-native'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ProgressLine } from '../../ui/progress-line.tsx'
import { type EmptyReason, readingSentence } from './empty-reason.ts'

/** An empty feed says why it is empty, and what can be done. */
export function FeedEmpty({ reason, onClear }: { reason: EmptyReason; onClear: () => void }) {
  switch (reason.kind) {
    case 'no-profiles':
      return (
        <EmptyState
          icon="shield"
          title="No vendor connected yet"
          words="An administrator adds one in the portal, under Settings, Vendor Configurations. It appears here by itself."
        />
      )
    case 'reading':
      return (
        <EmptyState icon="clock" title="Reading detections" words="The newest come first. You can leave the app meanwhile.">
          <View style={styles.lines}>
            {reason.profiles.map((profile) => (
              <ProgressLine key={profile.id} words={readingSentence(profile)} fraction={profile.backfillFraction} />
            ))}
          </View>
        </EmptyState>
      )
    case 'failing':
      return (
        <EmptyState
          icon="warning"
          title="Nothing could be read"
          words="Detections appear here as soon as the problem above is solved."
        />
      )
    case 'no-match':
      return (
        <EmptyState icon="search" title="No detection matches" words="Nothing fits the search and filters together.">
          <Button kind="soft" label="Clear search and filters" onPress={onClear} />
        </EmptyState>
      )
    case 'none':
      return <EmptyState icon="check" title="No detections" words="All is quiet. A new detection appears here by itself." />
  }
}

const styles = StyleSheet.create({ lines: { gap: space.sm } })
