import type { HuntingResult } from '@pocketsoc/contract'
import { minimumTarget, space } from '@pocketsoc/tokens'
import { type Href, useRouter } from 'expo-router'
import { memo } from 'react'
import { FlatList, ScrollView, StyleSheet, View } from 'react-native'
import { IconButton } from '../../ui/icon-button.tsx'
import { Press } from '../../ui/press.tsx'
import { Text } from '../../ui/text.tsx'
import { useTheme } from '../../ui/theme.ts'
import { cellValue, columnWidths, isEmptyValue } from './cell-words.ts'
import { Copyable } from './copyable.tsx'
import type { Sorting } from './sort-rows.ts'

export interface ResultTableProps {
  result: HuntingResult
  /** Which rows, in which order. */
  order: readonly number[]
  sorting: Sorting | null
  now: number
  onSort: (column: number) => void
}

const linkWidth = 56

/** Room for as many ways out of a row as any row has. */
function leadingWidth(links: HuntingResult['links']): number {
  const most = links.map(({ machineId, detectionId }) => Number(machineId !== null) + Number(detectionId !== null))
  return linkWidth * Math.max(0, ...most)
}

/** A result as a table that scrolls both ways inside itself, its headings always in view. */
export function ResultTable({ result, order, sorting, now, onSort }: ResultTableProps) {
  const { colors } = useTheme()
  const { columns, rows, links } = result
  const widths = columnWidths(columns, rows, now)
  const linkOf = new Map(links.map((link) => [link.row, link]))
  const leading = leadingWidth(links)
  const width = leading + widths.reduce((sum, column) => sum + column, 0)
  return (
    <View style={[styles.frame, { backgroundColor: colors.surface, borderTopColor: colors.border }]}>
      <ScrollView horizontal contentContainerStyle={styles.across}>
        <View style={{ width }}>
          <View style={[styles.row, styles.heading, { backgroundColor: colors.raised, borderBottomColor: colors.border }]}>
            {leading > 0 ? (
              <View style={{ width: leading }}>
                <Text variant="caption" tone="textSecondary" style={styles.links}>
                  Open
                </Text>
              </View>
            ) : null}
            {columns.map((column, index) => (
              <Heading
                // biome-ignore lint/suspicious/noArrayIndexKey: a query may name two columns alike
                key={index}
                name={column.name}
                width={widths[index] ?? 0}
                sorted={sorting?.column === index ? (sorting.descending ? 'down' : 'up') : null}
                onPress={() => onSort(index)}
              />
            ))}
          </View>
          <FlatList
            style={styles.down}
            data={order as number[]}
            keyExtractor={String}
            renderItem={({ item }) => (
              <Row row={rows[item] ?? []} columns={columns} widths={widths} link={linkOf.get(item)} leading={leading} now={now} />
            )}
            getItemLayout={(_, index) => ({ length: minimumTarget + 1, offset: (minimumTarget + 1) * index, index })}
            initialNumToRender={20}
            windowSize={7}
          />
        </View>
      </ScrollView>
    </View>
  )
}

interface HeadingProps {
  name: string
  width: number
  sorted: 'up' | 'down' | null
  onPress: () => void
}

function Heading({ name, width, sorted, onPress }: HeadingProps) {
  const said = { up: ', ascending', down: ', descending' }
  return (
    <Press
      role="button"
      aria-label={`Sort by ${name}${sorted ? said[sorted] : ''}`}
      onPress={onPress}
      style={[styles.cell, { width }]}
    >
      <Text variant="caption" tone={sorted ? 'accent' : 'textSecondary'} numberOfLines={1} style={styles.strong}>
        {name}
        {sorted === 'up' ? ' ↑' : sorted === 'down' ? ' ↓' : ''}
      </Text>
    </Press>
  )
}

interface RowProps {
  row: HuntingResult['rows'][number]
  columns: HuntingResult['columns']
  widths: readonly number[]
  link: HuntingResult['links'][number] | undefined
  leading: number
  now: number
}

const Row = memo(function Row({ row, columns, widths, link, leading, now }: RowProps) {
  const { colors } = useTheme()
  const router = useRouter()
  return (
    <View style={[styles.row, { borderBottomColor: colors.border }]}>
      {leading > 0 ? (
        <View style={[styles.row, { width: leading, borderBottomWidth: 0 }]}>
          {link?.machineId ? (
            <IconButton
              icon="machine"
              label="Open the machine"
              onPress={() => router.push(`/machines/${link.machineId}` as Href)}
            />
          ) : null}
          {link?.detectionId ? (
            <IconButton
              icon="shield"
              label="Open the detection"
              onPress={() => router.push(`/detections/${link.detectionId}` as Href)}
            />
          ) : null}
        </View>
      ) : null}
      {columns.map((column, index) => {
        const value = row[index] ?? null
        const style = [styles.cell, { width: widths[index] ?? 0 }]
        // biome-ignore lint/suspicious/noArrayIndexKey: a query may name two columns alike
        if (isEmptyValue(value)) return <View key={index} style={style} />
        const words = cellValue(value, column, now)
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a query may name two columns alike
          <Copyable key={index} value={String(value)} column={column.name} style={style}>
            <Text variant="mono" numberOfLines={1} style={column.type === 'number' ? styles.number : undefined}>
              {words}
            </Text>
          </Copyable>
        )
      })}
    </View>
  )
})

const styles = StyleSheet.create({
  frame: { flex: 1, minHeight: 0, borderTopWidth: StyleSheet.hairlineWidth },
  across: { minWidth: '100%' },
  down: { flex: 1 },
  row: { flexDirection: 'row', minHeight: minimumTarget + 1, borderBottomWidth: StyleSheet.hairlineWidth },
  heading: { alignItems: 'center' },
  cell: { minHeight: minimumTarget, paddingHorizontal: 10, justifyContent: 'center' },
  links: { paddingLeft: space.md, fontWeight: '600' },
  strong: { fontWeight: '700' },
  number: { textAlign: 'right' },
})
