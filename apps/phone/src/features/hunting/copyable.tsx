import { minimumTarget } from '@pocketsoc/tokens'
import * as Clipboard from 'expo-clipboard'
import { type PropsWithChildren, useEffect, useState } from 'react'
import { AccessibilityInfo, type StyleProp, StyleSheet, type ViewStyle } from 'react-native'
import { tapSuccess } from '../../lib/haptics.ts'
import { Heard } from '../../ui/heard.tsx'
import { Press } from '../../ui/press.tsx'
import { Text } from '../../ui/text.tsx'
import { useTheme } from '../../ui/theme.ts'

export interface CopyableProps {
  value: string
  /** What those hear who do not see its column's name in it. */
  column?: string
  style?: StyleProp<ViewStyle>
}

const shownMilliseconds = 1_200

/** Something that a tap copies; says so in its own place for a moment. */
export function Copyable({ value, column, style, children }: PropsWithChildren<CopyableProps>) {
  const { colors } = useTheme()
  const [copied, setCopied] = useState(false)

  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), shownMilliseconds)
    return () => clearTimeout(timer)
  }, [copied])

  async function copy(): Promise<void> {
    const done = await Clipboard.setStringAsync(value).catch(() => false)
    if (!done) return
    tapSuccess()
    setCopied(true)
    AccessibilityInfo.announceForAccessibility('Copied')
  }

  return (
    <Press
      role="button"
      onPress={() => void copy()}
      style={[styles.target, style, copied && { backgroundColor: colors.successSoft }]}
    >
      {copied ? (
        <Text variant="footnote" tone="success" style={styles.strong} numberOfLines={1}>
          Copied
        </Text>
      ) : (
        <>
          <Heard words={column ? `Copy ${column},` : 'Copy'} />
          {children}
        </>
      )}
    </Press>
  )
}

const styles = StyleSheet.create({
  target: { minHeight: minimumTarget, justifyContent: 'center' },
  strong: { fontWeight: '600' },
})
