import { minimumTarget, radius, space } from '@pocketsoc/tokens'
import { ActivityIndicator, StyleSheet } from 'react-native'
import { Press } from './press.tsx'
import { Text, type TextTone } from './text.tsx'
import { useTheme } from './theme.ts'

export interface ButtonProps {
  label: string
  onPress: () => void
  kind?: 'primary' | 'soft' | 'plain' | 'danger'
  /** Shows that it is being done, and takes no further press. */
  busy?: boolean
  /** Nothing to do yet; what is missing is said near it. */
  disabled?: boolean
}

/** A full-width action. */
export function Button({ label, onPress, kind = 'primary', busy = false, disabled = false }: ButtonProps) {
  const { colors } = useTheme()
  const fill = { primary: colors.accent, soft: colors.accentSoft, plain: 'transparent', danger: colors.dangerSoft }[kind]
  const tone = (
    { primary: 'onAccent', soft: 'accent', plain: 'accent', danger: 'danger' } as const satisfies Record<string, TextTone>
  )[kind]
  return (
    <Press
      role="button"
      aria-label={label}
      aria-busy={busy}
      disabled={busy || disabled}
      onPress={onPress}
      style={[styles.button, { backgroundColor: fill }]}
    >
      {busy ? <ActivityIndicator color={kind === 'primary' ? colors.onAccent : colors.accent} /> : null}
      <Text variant="headline" tone={tone} style={styles.label}>
        {label}
      </Text>
    </Press>
  )
}

const styles = StyleSheet.create({
  button: {
    minHeight: minimumTarget + 6,
    paddingHorizontal: space.lg,
    paddingVertical: space.md,
    borderRadius: radius.lg,
    flexDirection: 'row',
    gap: space.sm,
    alignItems: 'center',
    justifyContent: 'center',
  },
  label: { textAlign: 'center', flexShrink: 1 },
})
