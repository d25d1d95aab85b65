import type { DetectionSummary } from '@pocketsoc/contract'
import { space } from '@pocketsoc/tokens'
import type { ReactNode } from 'react'
import { Platform, StyleSheet, useWindowDimensions, View } from 'react-native'
import { age } from '../../lib/time-words.ts'
import { severityWord, statusWord } from '../../lib/words.ts'
import { Badge } from '../../ui/badge.tsx'
import { Text } from '../../ui/text.tsx'
import { useTheme } from '../../ui/theme.ts'
import { Whereabouts } from './whereabouts.tsx'

export interface RowContentProps {
  row: DetectionSummary
  now: number
  lastOfDay: boolean
  /** The symbol in front of it. */
  mark: ReactNode
  /** In a browser a button lies over its lower right corner. */
  withMore: boolean
}

/** How bad, what, where, who, since when, from which source. */
export function RowContent({ row, now, lastOfDay, mark, withMore }: RowContentProps) {
  const { colors, severity, status } = useTheme()
  // At the accessibility sizes of text two lines are a few words: nothing is cut then.
  const titleLines = useWindowDimensions().fontScale > 1.6 ? undefined : 2
  const resolved = row.status === 'resolved'
  return (
    <>
      <View style={styles.mark}>{mark}</View>
      <View style={[styles.words, !lastOfDay && [styles.divided, { borderBottomColor: colors.border }]]}>
        <View style={styles.line}>
          <Text variant="footnote" color={severity(row.severity).text} style={styles.strong}>
            {severityWord(row.severity)}
          </Text>
          <Badge label={statusWord(row.status)} tint={status(row.status)} />
          <Text variant="footnote" tone="textTertiary" style={styles.age}>
            {age(row.createdAt, now)}
          </Text>
        </View>
        <Text
          variant="headline"
          numberOfLines={titleLines}
          tone={resolved ? 'textSecondary' : 'text'}
          style={resolved ? styles.regular : undefined}
        >
          {row.title}
        </Text>
        <View style={withMore && Platform.OS === 'web' ? styles.besideMore : undefined}>
          <Whereabouts detection={row} withAssignee />
        </View>
      </View>
    </>
  )
}

const styles = StyleSheet.create({
  mark: { paddingTop: space.md, width: 32 },
  words: { flex: 1, minWidth: 0, gap: 3, paddingVertical: space.md, paddingRight: space.lg },
  divided: { borderBottomWidth: StyleSheet.hairlineWidth },
  line: { flexDirection: 'row', alignItems: 'center', columnGap: space.sm, flexWrap: 'wrap' },
  strong: { fontWeight: '700' },
  regular: { fontWeight: '500' },
  age: { fontVariant: ['tabular-nums'], marginLeft: 'auto' },
  besideMore: { paddingRight: 26 },
})
