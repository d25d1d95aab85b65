import { minimumTarget, radius, space } from '@pocketsoc/tokens'
import type { ReactNode } from 'react'
import { StyleSheet, View } from 'react-native'
import { tick } from '../lib/haptics.ts'
import { Press } from './press.tsx'
import { Text } from './text.tsx'
import { type Tint, useTheme } from './theme.ts'

export interface ChipProps {
  label: string
  /** Read instead of the label where the label alone says too little. */
  spoken?: string
  selected: boolean
  onPress: () => void
  count?: number | undefined
  mark?: ReactNode
  tint?: Tint
  role?: 'checkbox' | 'radio' | 'button'
}

/** A filter to switch on and off. The pill is smaller than the 44 points around it that take the finger. */
export function Chip({ label, spoken, selected, onPress, count, mark, tint, role = 'checkbox' }: ChipProps) {
  const { colors } = useTheme()
  const on = tint ?? { text: colors.accent, soft: colors.accentSoft }
  const ink = selected ? on.text : colors.text
  return (
    <Press
      role={role}
      aria-checked={role === 'button' ? undefined : selected}
      aria-label={count === undefined ? (spoken ?? label) : `${spoken ?? label}, ${count}`}
      onPress={() => {
        tick()
        onPress()
      }}
      style={styles.target}
    >
      <View
        style={[
          styles.pill,
          { backgroundColor: selected ? on.soft : colors.surface, borderColor: selected ? on.text : colors.border },
        ]}
      >
        {mark}
        <Text variant="subhead" color={ink} style={selected ? styles.strong : styles.medium}>
          {label}
        </Text>
        {count === undefined ? null : (
          <Text variant="footnote" color={selected ? on.text : colors.textTertiary} style={styles.count}>
            {count.toLocaleString('en-GB')}
          </Text>
        )}
      </View>
    </Press>
  )
}

const styles = StyleSheet.create({
  target: { minHeight: minimumTarget, justifyContent: 'center' },
  pill: {
    flexDirection: 'row',
    alignItems: 'center',
    gap: 6,
    minHeight: 34,
    paddingHorizontal: space.md,
    paddingVertical: 6,
    borderRadius: radius.pill,
    borderWidth: 1,
  },
  medium: { fontWeight: '500' },
  strong: { fontWeight: '600' },
  count: { fontVariant: ['tabular-nums'], fontWeight: '500' },
})
