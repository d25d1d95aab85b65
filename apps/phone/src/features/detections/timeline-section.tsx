import type { TimelineEntry } from '@pocketsoc/contract'
import { space } from '@pocketsoc/tokens'
import { StyleSheet, View } from 'react-native'
import { clockSeconds, dayKey, exactTime, shortDate } from '../../lib/time-words.ts'
import { Section } from '../../ui/section.tsx'
import { Text } from '../../ui/text.tsx'
import { useTheme } from '../../ui/theme.ts'

/** What happened when, oldest first, along a line. */
export function Timeline({ entries, now }: { entries: readonly TimelineEntry[]; now: number }) {
  if (entries.length === 0) return null
  return (
    <Section title="Timeline" count={entries.length}>
      <View role="list" style={styles.list}>
        {entries.map((entry, index) => (
          <Entry
            // biome-ignore lint/suspicious/noArrayIndexKey: two entries may be alike in everything but their place
            key={index}
            entry={entry}
            before={entries[index - 1]}
            now={now}
            last={index === entries.length - 1}
          />
        ))}
      </View>
    </Section>
  )
}

interface EntryProps {
  entry: TimelineEntry
  before: TimelineEntry | undefined
  now: number
  last: boolean
}

function Entry({ entry, before, now, last }: EntryProps) {
  const { colors } = useTheme()
  const newDay = !before || dayKey(before.at) !== dayKey(entry.at)
  const telling = entry.kind === 'alert' || entry.kind === 'resolution'
  const fill = entry.kind === 'resolution' ? colors.success : entry.kind === 'alert' ? colors.danger : colors.accent
  return (
    <View
      role="listitem"
      aria-label={[exactTime(entry.at), entry.title, entry.detail].filter(Boolean).join(', ')}
      style={styles.entry}
    >
      <View style={styles.rail}>
        <View style={[styles.dot, { borderColor: fill, backgroundColor: telling ? fill : colors.surface }]} />
        {last ? null : <View style={[styles.line, { backgroundColor: colors.border }]} />}
      </View>
      <View style={styles.words}>
        <Text variant="footnote" tone="textTertiary" style={styles.time}>
          {newDay ? `${shortDate(entry.at, now)}, ` : ''}
          {clockSeconds(entry.at)}
        </Text>
        <Text variant="callout" selectable style={telling ? styles.strong : undefined}>
          {entry.title}
        </Text>
        {entry.detail ? (
          <Text variant="footnote" tone="textSecondary" selectable>
            {entry.detail}
          </Text>
        ) : null}
      </View>
    </View>
  )
}

const styles = StyleSheet.create({
  list: { padding: space.lg, paddingBottom: space.xs },
  entry: { flexDirection: 'row', gap: space.md },
  rail: { width: 12, alignItems: 'center', paddingTop: 5 },
  dot: { width: 11, height: 11, borderRadius: 6, borderWidth: 2.5 },
  line: { width: 2, flex: 1, marginTop: 3, borderRadius: 1 },
  words: { flex: 1, minWidth: 0, gap: 1, paddingBottom: space.lg },
  time: { fontVariant: ['tabular-nums'] },
  strong: { fontWeight: '600' },
})
