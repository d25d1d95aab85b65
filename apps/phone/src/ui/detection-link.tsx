import type { DetectionSummary } from '@pocketsoc/contract'
import { space } from '@pocketsoc/tokens'
import { Link } from 'expo-router'
import { StyleSheet, View } from 'react-native'
import { ageOrDate } from '../lib/time-words.ts'
import { severityWord, statusWord } from '../lib/words.ts'
import { Press } from './press.tsx'
import { SeverityMark } from './severity-mark.tsx'
import { Text } from './text.tsx'
import { useTheme } from './theme.ts'

export interface DetectionLinkProps {
  detection: DetectionSummary
  now: number
  /** Left out where the page is about the machine already. */
  withMachine?: boolean
}

/** One detection in a section of another page. */
export function DetectionLink({ detection, now, withMachine = true }: DetectionLinkProps) {
  const { colors, severity } = useTheme()
  const facts = [statusWord(detection.status), withMachine ? detection.machine?.name : detection.user]
    .filter(Boolean)
    .join('  ·  ')
  return (
    <Link href={`/detections/${detection.id}`} asChild>
      <Press role="link" style={styles.row} pressedStyle={{ backgroundColor: colors.raised }}>
        <View style={styles.mark}>
          <SeverityMark severity={detection.severity} size={18} />
        </View>
        <View style={styles.words}>
          <View style={styles.line}>
            <Text variant="footnote" color={severity(detection.severity).text} style={styles.strong}>
              {severityWord(detection.severity)}
            </Text>
            <Text variant="footnote" tone="textTertiary" style={styles.age}>
              {ageOrDate(detection.createdAt, now)}
            </Text>
          </View>
          <Text variant="callout" style={styles.medium}>
            {detection.title}
          </Text>
          <Text variant="footnote" tone="textSecondary">
            {facts}
          </Text>
        </View>
      </Press>
    </Link>
  )
}

const styles = StyleSheet.create({
  row: { flexDirection: 'row', gap: space.md, paddingVertical: space.md, paddingHorizontal: space.lg },
  mark: { paddingTop: 1 },
  words: { flex: 1, minWidth: 0, gap: 2 },
  line: { flexDirection: 'row', alignItems: 'center' },
  strong: { fontWeight: '700' },
  medium: { fontWeight: '500' },
  age: { marginLeft: 'auto', fontVariant: ['tabular-nums'] },
})
