import { minimumTarget, space } from '@pocketsoc/tokens'
import type { ReactNode } from 'react'
import { StyleSheet, View } from 'react-native'
import { Icon, type IconName } from './icon.tsx'
import { Press } from './press.tsx'
import { Text } from './text.tsx'
import { useTheme } from './theme.ts'

export interface RowButtonProps {
  label: string
  onPress: () => void
  note?: string | null | undefined
  icon?: IconName
  tone?: 'text' | 'accent' | 'danger'
  /** A choice of several rather than something to do; says whether it is the one. */
  chosen?: boolean
  role?: 'button' | 'radio' | 'checkbox' | 'link'
  /** Cannot be done now; the note says why. */
  disabled?: boolean
  busy?: boolean
  trailing?: ReactNode
}

/** A row of a section that does something or can be chosen. */
export function RowButton({ label, onPress, note, icon, tone = 'text', chosen, ...rest }: RowButtonProps) {
  const { colors } = useTheme()
  const { role = chosen === undefined ? 'button' : 'radio', disabled = false, busy = false, trailing } = rest
  return (
    <Press
      role={role}
      aria-checked={chosen}
      aria-busy={busy}
      disabled={disabled || busy}
      onPress={onPress}
      pressedStyle={{ backgroundColor: colors.raised }}
      style={styles.row}
    >
      {icon ? <Icon name={icon} color={tone === 'text' ? colors.textSecondary : colors[tone]} size={21} /> : null}
      <View style={styles.words}>
        <Text variant="body" tone={tone}>
          {label}
        </Text>
        {note ? (
          <Text variant="footnote" tone="textSecondary">
            {note}
          </Text>
        ) : null}
      </View>
      {chosen ? <Icon name="check" color={colors.accent} size={20} weight={2.5} /> : null}
      {trailing}
    </Press>
  )
}

/** The sign that a row leads somewhere. */
export function Chevron() {
  const { colors } = useTheme()
  return <Icon name="forward" color={colors.textTertiary} size={17} weight={2.2} />
}

const styles = StyleSheet.create({
  row: {
    flexDirection: 'row',
    alignItems: 'center',
    gap: space.md,
    minHeight: minimumTarget + 4,
    paddingVertical: 10,
    paddingHorizontal: space.lg,
  },
  words: { flex: 1, minWidth: 0, gap: 1 },
})
