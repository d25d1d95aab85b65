import { minimumTarget } from '@pocketsoc/tokens'
import * as Clipboard from 'expo-clipboard'
import { useEffect, useState } from 'react'
import { AccessibilityInfo, StyleSheet } from 'react-native'
import { tapSuccess } from '../lib/haptics.ts'
import { Icon } from './icon.tsx'
import { Press } from './press.tsx'
import { useTheme } from './theme.ts'

/** Copies `value`; `what` names it for a screen reader. Shows a tick for a moment once it is done. */
export function CopyButton({ value, what }: { value: string; what: string }) {
  const { colors } = useTheme()
  const [copied, setCopied] = useState(false)

  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 1_600)
    return () => clearTimeout(timer)
  }, [copied])

  async function copy(): Promise<void> {
    const done = await Clipboard.setStringAsync(value).catch(() => false)
    if (!done) return
    tapSuccess()
    setCopied(true)
    AccessibilityInfo.announceForAccessibility(`Copied ${what}`)
  }

  return (
    <Press
      role="button"
      aria-label={copied ? `Copied ${what}` : `Copy ${what}`}
      onPress={() => void copy()}
      style={styles.target}
    >
      <Icon name={copied ? 'check' : 'copy'} color={copied ? colors.success : colors.accent} size={19} />
    </Press>
  )
}

const styles = StyleSheet.create({
  target: { minWidth: minimumTarget, minHeight: minimumTarget, alignItems: 'center', justifyContent: 'center' },
})
