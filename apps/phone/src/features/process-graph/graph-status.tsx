import type { ProcessGraph } from '@pocketsoc/contract'
import { space } from '@pocketsoc/tokens'
import { ActivityIndicator, StyleSheet, View } from 'react-native'
import type { FailureWords } from '../../lib/failure.ts'
import { Icon } from '../../ui/icon.tsx'
import { Press } from '../../ui/press.tsx'
import { Text } from '../../ui/text.tsx'
import { useTheme } from '../../ui/theme.ts'
import { type GraphStatus, statusOf } from './status-words.ts'

export interface GraphStatusLineProps {
  graph: ProcessGraph
  completing: boolean
  failure: FailureWords | null
  onRetry: () => void
}

/** How much of the tree is there: being completed, complete, or why not. */
export function GraphStatusLine({ graph, completing, failure, onRetry }: GraphStatusLineProps) {
  const { colors } = useTheme()
  const status = statusOf(graph, { completing, failure })
  return (
    <View
      role="status"
      aria-label={[status.words, status.remedy].filter(Boolean).join(' ')}
      style={[styles.line, { borderBottomColor: colors.border }]}
    >
      <Mark at={status.at} />
      <View style={styles.words}>
        <Text variant="footnote" tone={status.at === 'incomplete' ? 'text' : 'textSecondary'}>
          {status.words}
        </Text>
        {status.remedy ? (
          <Text variant="footnote" tone="textSecondary">
            {status.remedy}
          </Text>
        ) : null}
      </View>
      {failure && !completing ? (
        <Press role="button" onPress={onRetry} style={styles.again}>
          <Text variant="footnote" tone="accent" style={styles.strong}>
            Try again
          </Text>
        </Press>
      ) : null}
    </View>
  )
}

function Mark({ at }: Pick<GraphStatus, 'at'>) {
  const { colors } = useTheme()
  if (at === 'completing') return <ActivityIndicator size="small" color={colors.accent} />
  if (at === 'complete') return <Icon name="check" color={colors.success} size={16} weight={2.3} />
  return <Icon name="info" color={colors.warning} size={17} weight={2} />
}

const styles = StyleSheet.create({
  line: {
    flexDirection: 'row',
    alignItems: 'flex-start',
    gap: space.sm,
    minHeight: 36,
    paddingHorizontal: space.lg,
    paddingVertical: 6,
    borderBottomWidth: StyleSheet.hairlineWidth,
  },
  words: { flex: 1, minWidth: 0, gap: 2 },
  again: { alignSelf: 'center', minHeight: 44, justifyContent: 'center', paddingLeft: space.md },
  strong: { fontWeight: '600' },
})
