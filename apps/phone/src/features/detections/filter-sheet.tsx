import { type CallResult, type countDetections, detectionStatuses, type Profile, severities } from '@pocketsoc/contract'
import { space } from '@pocketsoc/tokens'
import type { ReactNode } from 'react'
import { StyleSheet, View } from 'react-native'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { SeverityMark } from '../../ui/severity-mark.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { Text } from '../../ui/text.tsx'
import { useTheme } from '../../ui/theme.ts'
import { choices, type FeedFilter, type FilterChange, timeRanges, valuesToOffer } from './filter.ts'
import { rangeWords, severityWord, statusWord } from './words.ts'

export interface FilterSheetProps {
  open: boolean
  onClose: () => void
  filter: FeedFilter
  counts: CallResult<typeof countDetections> | undefined
  profiles: readonly Profile[]
  onChange: (change: FilterChange) => void
}

/** Every filter at once, each taking effect as it is pressed, with how many detections match. */
export function FilterSheet({ open, onClose, filter, counts, profiles, onChange }: FilterSheetProps) {
  const theme = useTheme()
  return (
    <Sheet title={counts ? `Filters · ${matches(counts.total)}` : 'Filters'} open={open} onClose={onClose}>
      <Group title="Severity">
        {valuesToOffer(severities, counts?.bySeverity, filter.severity).map((value) => (
          <Chip
            key={value}
            label={severityWord(value)}
            count={counts ? (counts.bySeverity[value] ?? 0) : undefined}
            tint={theme.severity(value)}
            mark={<SeverityMark severity={value} size={15} />}
            selected={filter.severity.includes(value)}
            onPress={() => onChange({ type: 'toggle', field: 'severity', value })}
          />
        ))}
      </Group>
      <Group title="Status">
        {valuesToOffer(detectionStatuses, counts?.byStatus, filter.status).map((value) => (
          <Chip
            key={value}
            label={statusWord(value)}
            count={counts ? (counts.byStatus[value] ?? 0) : undefined}
            tint={theme.status(value)}
            selected={filter.status.includes(value)}
            onPress={() => onChange({ type: 'toggle', field: 'status', value })}
          />
        ))}
      </Group>
      {profiles.length > 0 ? (
        <Group title="Profile">
          {profiles.map(({ id, displayName }) => (
            <Chip
              key={id}
              label={displayName}
              selected={filter.profile.includes(id)}
              onPress={() => onChange({ type: 'toggle', field: 'profile', value: id })}
            />
          ))}
        </Group>
      ) : null}
      <Group title="Raised" role="radiogroup">
        <Chip
          role="radio"
          label="Any time"
          selected={filter.range === null}
          onPress={() => onChange({ type: 'range', range: null })}
        />
        {timeRanges.map((range) => (
          <Chip
            key={range}
            role="radio"
            label={rangeWords[range]}
            selected={filter.range === range}
            onPress={() => onChange({ type: 'range', range })}
          />
        ))}
      </Group>
      {choices(filter) > 0 ? <Button kind="soft" label="Clear all filters" onPress={() => onChange({ type: 'clear' })} /> : null}
    </Sheet>
  )
}

function matches(total: number): string {
  return `${total.toLocaleString('en-GB')} ${total === 1 ? 'detection' : 'detections'}`
}

function Group({ title, role = 'group', children }: { title: string; role?: 'group' | 'radiogroup'; children: ReactNode }) {
  return (
    <View role={role} aria-label={title} style={styles.group}>
      <Text variant="subhead" tone="textSecondary" style={styles.strong}>
        {title}
      </Text>
      <View style={styles.chips}>{children}</View>
    </View>
  )
}

const styles = StyleSheet.create({
  group: { gap: space.xs },
  strong: { fontWeight: '600' },
  chips: { flexDirection: 'row', flexWrap: 'wrap', columnGap: space.sm },
})
