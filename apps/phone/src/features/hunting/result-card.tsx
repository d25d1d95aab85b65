import type { HuntingResult, HuntingValue } from '@pocketsoc/contract'
import { radius, space } from '@pocketsoc/tokens'
import { memo, useState } from 'react'
import { StyleSheet, View } from 'react-native'
import { Press } from '../../ui/press.tsx'
import { Text } from '../../ui/text.tsx'
import { useTheme } from '../../ui/theme.ts'
import { cardValue, isCode, isEmptyValue } from './cell-words.ts'
import { Copyable } from './copyable.tsx'
import { RowLinks } from './row-links.tsx'

export interface ResultCardProps {
  row: readonly HuntingValue[]
  columns: HuntingResult['columns']
  link: HuntingResult['links'][number] | undefined
  /** Its place in the order on screen, from 1. */
  place: number
}

const shownAtFirst = 7

/** One row of a result as a card: a tap on a value copies it. */
export const ResultCard = memo(function ResultCard({ row, columns, link, place }: ResultCardProps) {
  const { colors } = useTheme()
  const [all, setAll] = useState(false)
  const filled = columns.flatMap((column, index) => {
    const value = row[index] ?? null
    return isEmptyValue(value) ? [] : [{ column, value, index }]
  })
  const shown = all ? filled : filled.slice(0, shownAtFirst)
  const more = filled.length - shown.length
  return (
    <View style={[styles.card, { backgroundColor: colors.surface, borderColor: colors.border }]}>
      <Text variant="caption" tone="textSecondary" role="heading" aria-level={2} style={styles.place}>
        Row {place}
      </Text>
      {shown.map(({ column, value, index }) => {
        const words = cardValue(value, column)
        return (
          <Copyable key={index} value={String(value)} style={styles.value}>
            <Text variant="caption" tone="textSecondary">
              {column.name}
            </Text>
            <Text variant={isCode(words, column) ? 'mono' : 'subhead'} numberOfLines={all ? undefined : 4}>
              {words}
            </Text>
          </Copyable>
        )
      })}
      {filled.length === 0 ? (
        <Text variant="subhead" tone="textSecondary" style={styles.value}>
          Every value of this row is empty.
        </Text>
      ) : null}
      {more > 0 || all ? (
        <Press role="button" onPress={() => setAll(!all)} style={styles.more}>
          <Text variant="subhead" tone="accent" style={styles.strong}>
            {all ? 'Show less' : `Show ${more} more`}
          </Text>
        </Press>
      ) : null}
      <RowLinks link={link} />
    </View>
  )
})

const styles = StyleSheet.create({
  card: {
    marginHorizontal: space.lg,
    marginBottom: space.md,
    paddingVertical: space.xs,
    borderRadius: radius.lg,
    borderWidth: StyleSheet.hairlineWidth,
    overflow: 'hidden',
  },
  place: { paddingHorizontal: space.lg, paddingTop: space.sm, fontWeight: '600' },
  value: { paddingHorizontal: space.lg, paddingVertical: 5 },
  more: { minHeight: 44, justifyContent: 'center', paddingHorizontal: space.lg },
  strong: { fontWeight: '600' },
})
