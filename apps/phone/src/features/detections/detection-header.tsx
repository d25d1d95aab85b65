import type { DetectionSummary } from '@pocketsoc/contract'
import { space } from '@pocketsoc/tokens'
import { StyleSheet, View } from 'react-native'
import { ageInWords } from '../../lib/time-words.ts'
import { Badge } from '../../ui/badge.tsx'
import { SeverityMark } from '../../ui/severity-mark.tsx'
import { Text } from '../../ui/text.tsx'
import { useTheme } from '../../ui/theme.ts'
import { Whereabouts } from './whereabouts.tsx'
import { severityWord, statusWord } from './words.ts'

/** How bad, what, since when, from where: readable at arm's length. */
export function DetectionHeader({ detection, now }: { detection: DetectionSummary; now: number }) {
  const theme = useTheme()
  return (
    <View style={styles.header}>
      <View style={styles.line}>
        <SeverityMark severity={detection.severity} size={24} />
        <Text variant="headline" color={theme.severity(detection.severity).text}>
          {severityWord(detection.severity)}
        </Text>
        <Badge label={statusWord(detection.status)} tint={theme.status(detection.status)} />
        <Text variant="subhead" tone="textSecondary" style={styles.age}>
          {ageInWords(detection.createdAt, now)}
        </Text>
      </View>
      <Text variant="title" role="heading" aria-level={1} selectable>
        {detection.title}
      </Text>
      <Whereabouts detection={detection} />
    </View>
  )
}

const styles = StyleSheet.create({
  header: { gap: space.sm, paddingHorizontal: space.xs },
  line: { flexDirection: 'row', flexWrap: 'wrap', alignItems: 'center', columnGap: space.sm, rowGap: space.xs },
  age: { marginLeft: 'auto' },
})
