import { space } from '@pocketsoc/tokens'
import { StyleSheet, View } from 'react-native'
import { Section } from '../../ui/section.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'

/** The shape of the page while it is read. */
export function DetectionSkeleton() {
  return (
    <View role="status" aria-label="Reading the detection" style={styles.stack}>
      <Section>
        <Lines widths={['100%', '92%', '60%']} />
      </Section>
      <Section>
        <Lines widths={['30%', '70%']} />
        <Lines widths={['26%', '58%']} />
        <Lines widths={['34%', '64%']} />
      </Section>
    </View>
  )
}

function Lines({ widths }: { widths: readonly `${number}%`[] }) {
  return (
    <View style={styles.lines}>
      {widths.map((width) => (
        <Skeleton key={width} width={width} />
      ))}
    </View>
  )
}

const styles = StyleSheet.create({
  stack: { gap: space.xl },
  lines: { gap: space.sm, padding: space.lg },
})
