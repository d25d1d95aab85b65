import type { DetectionSummary } from '@pocketsoc/contract'
import { space } from '@pocketsoc/tokens'
import { memo } from 'react'
import { StyleSheet } from 'react-native'
import { tick } from '../../lib/haptics.ts'
import { CheckMark } from '../../ui/check-mark.tsx'
import { Press } from '../../ui/press.tsx'
import { useTheme } from '../../ui/theme.ts'
import { RowContent } from './row-content.tsx'
import { spokenRow } from './words.ts'

export interface SelectableRowProps {
  row: DetectionSummary
  now: number
  lastOfDay: boolean
  checked: boolean
  onToggle: (id: string) => void
}

/** One detection of the feed while rows are being selected. */
export const SelectableRow = memo(function SelectableRow({ row, now, lastOfDay, checked, onToggle }: SelectableRowProps) {
  const { colors } = useTheme()
  return (
    <Press
      role="checkbox"
      aria-checked={checked}
      aria-label={spokenRow(row, now)}
      onPress={() => {
        tick()
        onToggle(row.id)
      }}
      style={styles.row}
      pressedStyle={{ backgroundColor: colors.raised }}
    >
      <RowContent row={row} now={now} lastOfDay={lastOfDay} withMore={false} mark={<CheckMark checked={checked} />} />
    </Press>
  )
})

const styles = StyleSheet.create({ row: { flexDirection: 'row', paddingLeft: space.lg } })
