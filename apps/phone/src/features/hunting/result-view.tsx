import type { HuntingResult, HuntingRun } from '@pocketsoc/contract'
import { space } from '@pocketsoc/tokens'
import { useMemo, useState } from 'react'
import { StyleSheet, View } from 'react-native'
import { Chip } from '../../ui/chip.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Icon } from '../../ui/icon.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { useNotify } from '../../ui/notices.tsx'
import { StaleBanner } from '../../ui/stale-banner.tsx'
import { Text } from '../../ui/text.tsx'
import { useTheme } from '../../ui/theme.ts'
import { VirtualList } from '../../ui/virtual-list.tsx'
import { csvName, csvOf } from './csv.ts'
import { ResultCard } from './result-card.tsx'
import { ResultTable } from './result-table.tsx'
import { olderWords, resultWords, truncatedWords } from './run-words.ts'
import { shareCsv } from './share-csv.ts'
import { nextSorting, type Sorting, sortedIndexes } from './sort-rows.ts'

/** The rows of a run: as cards, or as a table to be sorted; to be shared as CSV. */
export function ResultView({ run, result }: { run: HuntingRun; result: HuntingResult }) {
  const notify = useNotify()
  const [shape, setShape] = useState<'cards' | 'table'>('cards')
  const [sorting, setSorting] = useState<Sorting | null>(null)
  const [now] = useState(() => Date.now())
  const order = useMemo(() => sortedIndexes(result, sorting), [result, sorting])
  const placeOf = useMemo(() => new Map(order.map((row, place) => [row, place + 1])), [order])
  const linkOf = useMemo(() => new Map(result.links.map((link) => [link.row, link])), [result])

  async function share(): Promise<void> {
    const sorted = { columns: result.columns, rows: order.map((index) => result.rows[index] ?? none) }
    await shareCsv(csvName(run.startedAt), csvOf(sorted)).catch(() =>
      notify({ kind: 'failed', title: 'The file could not be shared', words: 'Try again, or copy single values by a tap.' }),
    )
  }

  if (result.rows.length === 0) {
    return <EmptyState icon="check" title="No rows" words={`Nothing matched: ${resultWords(result)}.`} />
  }
  const top = (
    <View style={styles.top}>
      <View style={styles.line}>
        <Text variant="subhead" style={styles.grow}>
          {resultWords(result)}
        </Text>
        <IconButton icon="share" label="Share as CSV" onPress={() => void share()} />
      </View>
      <View role="radiogroup" aria-label="Show as" style={styles.line}>
        <ShapeChip label="Cards" icon="cards" selected={shape === 'cards'} onPress={() => setShape('cards')} />
        <ShapeChip label="Table" icon="table" selected={shape === 'table'} onPress={() => setShape('table')} />
      </View>
      <Notice words={truncatedWords(result)} />
      <Notice words={olderWords(run, result)} />
    </View>
  )
  if (shape === 'table') {
    return (
      <View style={styles.page}>
        {top}
        <ResultTable
          result={result}
          order={order}
          sorting={sorting}
          now={now}
          onSort={(column) => setSorting((before) => nextSorting(before, column))}
        />
      </View>
    )
  }
  return (
    <VirtualList
      items={order}
      keyOf={String}
      kindOf={() => 'row'}
      render={(index) => (
        <ResultCard
          row={result.rows[index] ?? none}
          columns={result.columns}
          link={linkOf.get(index)}
          place={placeOf.get(index) ?? 0}
        />
      )}
      sticky={none}
      header={top}
      footer={
        <Text variant="footnote" tone="textSecondary" style={styles.end}>
          That's all of this result
        </Text>
      }
      onScroll={doNothing}
      onEnd={doNothing}
      refreshing={false}
      onRefresh={doNothing}
    />
  )
}

const none: never[] = []
const doNothing = () => undefined

function ShapeChip({
  label,
  icon,
  selected,
  onPress,
}: {
  label: string
  icon: 'cards' | 'table'
  selected: boolean
  onPress: () => void
}) {
  const { colors } = useTheme()
  const mark = <Icon name={icon} color={selected ? colors.accent : colors.textSecondary} size={16} />
  return <Chip role="radio" label={label} mark={mark} selected={selected} onPress={onPress} />
}

function Notice({ words }: { words: string | null }) {
  return words ? <StaleBanner words={words} offline={false} /> : null
}

const styles = StyleSheet.create({
  page: { flex: 1, minHeight: 0 },
  top: { paddingHorizontal: space.lg, paddingBottom: space.md, gap: space.xs },
  line: { flexDirection: 'row', alignItems: 'center', gap: space.sm },
  grow: { flex: 1 },
  end: { textAlign: 'center', padding: space.xl },
})
